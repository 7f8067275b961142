package io.holdfast.platforms;

import io.holdfast.contracts.calls.Ending.Mode;
import java.util.regex.Pattern;

/// What a platform's signal says of who ended a call: one row of `docs/attribution.md`.
///
/// @param platform the first part of the signal's name; `any` where the fold itself makes the
///   signal
/// @param signal stable name, `<platform>.<thing>`
/// @param value the values that it speaks of; the whole value must match
/// @param scope of which legs' words it holds
/// @param says whom it names
/// @param mode whether it tells of a wish or of a failure
/// @param weight how surely it alone tells who ended the call, 0..1
/// @param unlessAsked whether it only follows where a party or the network came before it, and says
///   nothing then
/// @param because why it is believed, and that far
public record SignalRule(
    String platform,
    String signal,
    Pattern value,
    Scope scope,
    Says says,
    Mode mode,
    double weight,
    boolean unlessAsked,
    String because) {

  /// A phone's own BYE or CANCEL, without a cause of the network.
  public static final double PHONE = 0.95;

  /// A desktop or an application on a party's behalf, or the platform's own explicit word.
  public static final double EXPLICIT = 0.9;

  /// A cause of the network on a leg that was in the call.
  public static final double NETWORK_CAUSE = 0.85;

  /// A transfer that reached nobody, where no signal names anyone.
  public static final double NO_TARGET = 0.8;

  /// A party was gone, and nothing says how.
  public static final double GONE = 0.7;

  /// The switch's cause for the call as a whole.
  public static final double SWITCH_CAUSE = 0.6;

  /// The platform says of an agent's leaving that they hung up; the caller may have let go first,
  /// and the leaving only followed. Below the floor: alone it names nobody.
  public static final double LEAVING = 0.55;

  /// A softphone in a browser let go: a tab that was closed or a line that was lost looks the same.
  /// Below the floor: it counts with a second sign that somebody was there, such as their wrap-up.
  public static final double CLOSED_TAB = 0.5;

  /// What a switch concluded afterwards, wrong often enough to convict nobody by itself.
  public static final double CONCLUSION = 0.4;

  /// Q.850 causes of a network or a device that failed, none of which a party of an answered call
  /// can ask for: 18 no user responding, 20 subscriber absent, 27 destination out of order, 34 no
  /// circuit, 38 network out of order, 41 temporary failure, 42 congestion, 44 channel not
  /// available (Asterisk: no media), 47 resource unavailable, 102 timer, 111 protocol error, 127
  /// interworking.
  public static final Pattern LOST = Pattern.compile("18|20|27|34|38|41|42|44|47|102|111|127");

  /// SIP statuses that end a session which nobody ended: 408 a request was not answered in time,
  /// 481 the other side knows no such session (RFC 3261, 12.2.1.2), 5xx a server failed.
  public static final Pattern LOST_SIP = Pattern.compile("408|481|5\\d\\d");

  public static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

  /// Of what a signal speaks.
  public enum Scope {
    /// One leg: `call.hangup-signalled`, `call.agent-left`.
    LEG,
    /// The call as a whole: `call.ended`.
    CALL,
    /// The call as a whole, where no agent is on it.
    ALONE,
    EITHER
  }

  /// A rule that holds wherever the signal stands.
  public SignalRule(
      String platform,
      String signal,
      Pattern value,
      Says says,
      Mode mode,
      double weight,
      String because) {
    this(platform, signal, value, Scope.EITHER, says, mode, weight, false, because);
  }

  /// The same, with the platform that the signal's name begins with, and the mode that goes with
  /// the party: parties wish, networks fail.
  public static SignalRule rule(
      String signal, Pattern value, Says says, double weight, String because) {
    String platform = signal.substring(0, signal.indexOf('.'));
    return new SignalRule(platform, signal, value, says, says.mode(), weight, because);
  }

  /// The same rule, where the signal speaks of one leg, or of the call as a whole.
  public SignalRule in(Scope narrower) {
    return new SignalRule(
        platform, signal, value, narrower, says, mode, weight, unlessAsked, because);
  }

  /// The same rule, where it says nothing after a word of somebody else.
  public SignalRule whereNobodyAsked() {
    return new SignalRule(platform, signal, value, scope, says, mode, weight, true, because);
  }

  public boolean fits(String sent, Scope where) {
    boolean whole = scope == Scope.CALL && where == Scope.ALONE;
    return (scope == Scope.EITHER || scope == where || whole) && value.matcher(sent).matches();
  }
}
