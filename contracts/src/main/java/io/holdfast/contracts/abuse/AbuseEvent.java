package io.holdfast.contracts.abuse;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Event;
import io.holdfast.contracts.RecordKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the abuse policy said: before the end of a call (`abuse.decided`, with `decision`) or after
/// it (`abuse.verdict-given`, with `verdict`). Exactly one of the two is there.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AbuseEvent(
    @JsonUnwrapped Envelope envelope, @Nullable Decision decision, @Nullable CallVerdict verdict)
    implements Event {

  @Override
  public RecordKey key() {
    String call = envelope.callId();
    return new RecordKey(envelope.tenant(), call == null ? envelope.id() : call);
  }

  /// Answer to a request to disconnect.
  public enum Verdict {
    ALLOW,
    WARN_FIRST,
    ESCALATE,
    @JsonEnumDefaultValue
    DENY
  }

  /// Judgement on an ended call (contract section 6).
  public enum Finding {
    JUSTIFIED,
    UNWARNED,
    WRONG_GROUND,
    UNTRAINED,
    NOT_AUTHORISED,
    STOPPED_AFTER_WARNING,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// What one rule said, and why. `says` is the verdict that the rule asks for.
  public record Reason(String rule, Verdict says, String because) {}

  /// The policy that decided: its number and the hash of its text.
  public record PolicyRef(int version, String hash) {}

  /// A decision on a disconnect request.
  ///
  /// @param ground as the agent named it
  /// @param reasons what every rule said
  /// @param next what the agent should do now
  /// @param validUntil an `allow` holds until then
  public record Decision(
      String decisionId,
      Verdict verdict,
      @Nullable String agent,
      @Nullable String ground,
      List<Reason> reasons,
      PolicyRef policy,
      @Nullable String next,
      @Nullable Instant validUntil) {}

  /// A verdict on an ended call.
  ///
  /// @param revision 0, and one more for each revision of the call's ending that changed it
  public record CallVerdict(
      Finding finding,
      @Nullable String agent,
      @Nullable String ground,
      List<Reason> reasons,
      PolicyRef policy,
      int revision) {}
}
