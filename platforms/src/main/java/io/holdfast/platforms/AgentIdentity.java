package io.holdfast.platforms;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// How an Asterisk's agents are named.
///
/// @param by what their name is taken from
/// @param pattern of an interface or a member's name, its first group the agent; null for all of it
public record AgentIdentity(By by, @Nullable Pattern pattern) {
  /// The caller id that a leg was born with, else its interface.
  public static final AgentIdentity AUTO = new AgentIdentity(By.AUTO, null);

  /// Digits from which on a name is a phone number.
  private static final int DIGITS_OF_A_NUMBER = 7;

  /// What an agent's name is taken from.
  public enum By {
    AUTO,
    INTERFACE,
    MEMBER_NAME
  }

  /// Reads a setting: `auto`, `interface` or `member-name`, the last two with a pattern behind a
  /// colon if need be, such as `interface:agent(\d+)`.
  public static AgentIdentity of(String setting) {
    int colon = setting.indexOf(':');
    String word = colon < 0 ? setting : setting.substring(0, colon);
    try {
      By by = By.valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
      return new AgentIdentity(
          by, colon < 0 ? null : Pattern.compile(setting.substring(colon + 1)));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Expected a pattern behind agent-identity's colon, found " + setting, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Expected agent-identity auto, interface or member-name, found " + setting, e);
    }
  }

  /// The agent in an interface's or a member's name.
  String in(String name) {
    if (pattern == null) {
      return name;
    }
    Matcher found = pattern.matcher(name);
    return found.find() && found.groupCount() > 0 && found.group(1) != null ? found.group(1) : name;
  }

  /// Whether a name may be an agent's. One with a `+`, or of seven digits and more, is a number
  /// that somebody outside has.
  public static boolean isPossible(@Nullable String name) {
    if (name == null || name.isBlank() || name.startsWith("+")) {
      return false;
    }
    int digits = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isDigit(c)) {
        digits++;
      } else if (" .-()/".indexOf(c) < 0) {
        return true;
      }
    }
    return digits < DIGITS_OF_A_NUMBER;
  }
}
