package io.holdfast.platforms;

import io.holdfast.contracts.UnreadableEventException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of `queue_log`: `time|call|queue|member|EVENT|parameters…`.
///
/// @param at whole seconds, microseconds where a newer Asterisk writes them
/// @param agent the member's name; null in lines that name none
/// @param parameters of the event, without blanks around them
record QueueLogLine(
    Instant at,
    String callId,
    String queue,
    @Nullable String agent,
    String event,
    List<String> parameters) {

  private static final Pattern SEPARATOR = Pattern.compile("\\|");
  private static final Pattern INTERFACE =
      Pattern.compile("[A-Za-z0-9_]+/(?<name>[^@/]+?)(-[0-9a-f]{8})?([@/].*)?");

  private static final int ENTERING = 2;

  /// What stands for a call, or a member, where there is none.
  private static final Set<String> NOBODY = Set.of("", "NONE", "REALTIME", "MANAGER");

  static QueueLogLine of(String line) {
    List<String> parts = Arrays.stream(SEPARATOR.split(line, -1)).map(String::strip).toList();
    if (parts.size() < 5) {
      throw new UnreadableEventException(
          "bad-field", "Expected time|call|queue|member|EVENT in line, found fewer parts");
    }
    Instant at =
        AsteriskTime.ofSeconds(parts.get(0))
            .orElseThrow(() ->
                new UnreadableEventException(
                    "bad-field", "Expected seconds since 1970 at the start of line"));
    return new QueueLogLine(
        at,
        parts.get(1),
        parts.get(2),
        agent(parts.get(3)),
        parts.get(4),
        parts.subList(5, parts.size()));
  }

  /// Whether it tells of a call, and not of the log or of a member.
  boolean isOfACall() {
    return !NOBODY.contains(callId);
  }

  /// The parameter at that place, from 0; null where it is not set.
  @Nullable String parameter(int index) {
    String text = index < parameters.size() ? parameters.get(index) : "";
    return text.isEmpty() || text.equals("<unknown>") ? null : text;
  }

  /// A number that grows with the lines of a call, those of one second too. Their order is told by
  /// the spans in them, whole seconds all: what began in an earlier second ends first (0, 1), then
  /// comes who enters (2), then what begins and ends within the second (3, 4).
  long sequence() {
    return at.getEpochSecond() * 10 + place();
  }

  /// The number of whoever enters a queue in that second.
  static long entering(Instant at) {
    return at.getEpochSecond() * 10 + ENTERING;
  }

  /// When the caller at the latest entered the queue that they leave by this line: of a wait only
  /// whole seconds are told. Null where the line tells no exit, or no wait.
  @Nullable Instant waitedSince() {
    String wait =
        switch (event) {
          case "CONNECT" -> parameter(0);
          case "ABANDON", "EXITEMPTY", "EXITWITHTIMEOUT", "WITHDRAW" -> parameter(2);
          case "EXITWITHKEY" -> parameter(3);
          default -> null;
        };
    if (wait == null || !wait.matches("\\d{1,5}")) {
      return null;
    }
    return at.minusSeconds(Math.max(0, Integer.parseInt(wait) - 1));
  }

  private int place() {
    return switch (event) {
      case "CONNECT" -> took(0) ? 0 : 3;
      case "ABANDON", "EXITEMPTY", "EXITWITHTIMEOUT", "WITHDRAW" -> took(2) ? 0 : 3;
      case "EXITWITHKEY" -> took(3) ? 0 : 3;
      case "COMPLETEAGENT", "COMPLETECALLER" -> talked(0, 1);
      case "TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER" -> talked(2, 3);
      case "ENTERQUEUE" -> ENTERING;
      default -> 3;
    };
  }

  /// The end of a talk; a talk of no second follows a `CONNECT` of this second.
  private int talked(int waited, int talk) {
    if (took(talk)) {
      return 0;
    }
    return took(waited) ? 1 : 4;
  }

  /// Whether the span at that place is a second or more.
  private boolean took(int index) {
    String span = parameter(index);
    return span != null && span.matches("0*[1-9]\\d{0,9}");
  }

  private static @Nullable String agent(String member) {
    return NOBODY.contains(member) ? null : memberName(member);
  }

  /// The name of a queue's member; of an interface, such as `PJSIP/1001` or
  /// `Local/2004@from-internal/n`, what stands between the technology and the context.
  static String memberName(String member) {
    Matcher inter = INTERFACE.matcher(member);
    return inter.matches() ? inter.group("name") : member;
  }
}
