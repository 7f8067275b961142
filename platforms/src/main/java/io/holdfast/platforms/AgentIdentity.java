package io.holdfast.platforms;

import io.holdfast.contracts.PhoneNumbers;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Target;
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
  /// that somebody outside has, in any spelling ([PhoneNumbers#isInId]).
  public static boolean isPossible(@Nullable String name) {
    return name != null && !name.isBlank() && !name.startsWith("+") && !PhoneNumbers.isInId(name);
  }

  /// The same without an agent who is named by a number: nobody is named then, and what tells but
  /// of them tells nothing.
  static @Nullable Happening withoutNumbers(Happening happening) {
    return switch (happening) {
      case Happening.AgentRang it when isNumber(it.agent()) -> null;
      case Happening.AgentMissed it when isNumber(it.agent()) -> null;
      case Happening.AgentLeft it when isNumber(it.agent()) -> null;
      case Happening.CallWrappedUp it when isNumber(it.agent()) -> null;
      case Happening.WarningGiven it when isNumber(it.agent()) -> null;
      case Happening.AgentJoined it when isNumber(it.agent()) ->
          it.legId() == null ? null : new Happening.LegJoined(it.legId(), null, Leg.OTHER, null);
      case Happening.CallHeld it when isNumber(it.agent()) ->
          new Happening.CallHeld(it.by(), null, it.legId());
      case Happening.CallResumed it when isNumber(it.agent()) ->
          new Happening.CallResumed(it.by(), null, it.legId());
      case Happening.TransferStarted it when isNumber(it.by()) ->
          withoutNumbers(new Happening.TransferStarted(it.kind(), null, it.to(), it.legId()));
      case Happening.TransferStarted it when isNumber(it.to()) ->
          new Happening.TransferStarted(it.kind(), it.by(), dialled(it.to()), it.legId());
      case Happening.TransferCompleted it when isNumber(it.to()) ->
          new Happening.TransferCompleted(dialled(it.to()), it.reason());
      case Happening.TransferFailed it when isNumber(it.to()) ->
          new Happening.TransferFailed(dialled(it.to()), it.reason());
      case Happening.HangupSignalled it when isNumber(it.agent()) ->
          new Happening.HangupSignalled(
              it.leg(), it.legId(), null, it.origin(), it.cause(), it.signals());
      case Happening.CallEnded it when isNumber(it.agent()) ->
          new Happening.CallEnded(it.by(), null, it.reason(), it.cause(), it.signals(), it.legId());
      case Happening other -> other;
    };
  }

  private static boolean isNumber(@Nullable Target to) {
    return to != null && isNumber(to.agent());
  }

  private static @Nullable Target dialled(@Nullable Target to) {
    return to == null ? null : new Target(to.queue(), null, to.agent());
  }

  private static boolean isNumber(@Nullable String agent) {
    return agent != null && PhoneNumbers.isInId(agent);
  }
}
