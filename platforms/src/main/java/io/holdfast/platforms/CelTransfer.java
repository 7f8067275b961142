package io.holdfast.platforms;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallMerged;
import io.holdfast.contracts.telephony.Happening.LegJoined;
import io.holdfast.contracts.telephony.Happening.TransferCompleted;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.Happening.TransferStarted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row `ATTENDEDTRANSFER`: two calls of one agent become one, and each of them is told of it,
/// with the other's party. All who meet carry the older of the two ids from then on: where that is
/// the consultation's, the caller's call goes on as the consultation. The row names both calls'
/// channels, but the id of its own call only. The other call has the id of the channel that began
/// it: where the row's own channel began a call, which is the consultation, the caller's, else the
/// agent's second one.
final class CelTransfer {
  private static final String SECOND = "channel2_";
  private static final String TARGET = "transfer_target_channel_";
  private static final String TRANSFEREE = "transferee_channel_";

  private CelTransfer() {}

  static List<Fact> attended(CelRow row, Origin origin) {
    String app = row.extra().path("app").textValue();
    if (app != null) {
      return told(row, origin, row.callId(), intoApplication(app));
    }
    String dialled = row.isLinked() && row.isInAgentContext() ? row.get("exten") : null;
    String call = row.callId();
    String other = dialled == null ? id(row, SECOND) : id(row, TARGET);
    List<Happening> own = party(row, TARGET, null);
    if (other == null || other.equals(call) || other.equals(row.leg())) {
      return told(row, origin, call, own);
    }
    List<Happening> others = party(row, TRANSFEREE, dialled);
    String advice = dialled == null ? other : call;
    String callers = dialled == null ? call : other;
    if (AsteriskTime.isYounger(callers, advice)) {
      String leaving = dialled == null ? id(row, SECOND) : row.leg();
      var goesOn = new CallMerged(callers, advice, leaving);
      var goesOnElsewhere = new CallMerged(advice, advice, null);
      own.add(dialled == null ? goesOnElsewhere : goesOn);
      others.add(dialled == null ? goesOn : goesOnElsewhere);
    }
    List<Fact> both = new ArrayList<>(told(row, origin, call, own));
    both.addAll(told(row, origin.naming(origin.digest() + ":second"), other, others));
    return both;
  }

  private static List<Fact> told(CelRow row, Origin origin, String call, List<Happening> then) {
    List<Happening> all = new ArrayList<>();
    all.add(new TransferStarted(TransferKind.ATTENDED, row.nameNow(), null));
    all.addAll(then);
    return origin.facts(row.at(), row.sequence(), call, all.toArray(new Happening[0]));
  }

  private static List<Happening> intoApplication(String app) {
    return List.of(
        app.equals("Queue")
            ? new Happening.CallQueued(null, null)
            : new TransferCompleted(null, TransferCompleted.APPLICATION));
  }

  /// The other party is there. Whose a channel is that was dialled by its own name is known here;
  /// of others its own rows may tell.
  private static List<Happening> party(CelRow row, String prefix, @Nullable String dialled) {
    List<Happening> told = new ArrayList<>();
    told.add(new TransferCompleted(null, null));
    String leg = id(row, prefix);
    String own = AmiEvent.endpoint(row.extra().path(prefix + "name").textValue());
    if (leg == null || own == null) {
      return told;
    }
    String named = row.sender().identity().in(own);
    String name = AgentIdentity.isPossible(named) ? named : null;
    Happening.Leg kind = own.equals(dialled) ? Happening.Leg.AGENT : Happening.Leg.OTHER;
    told.add(new LegJoined(leg, name, kind, null));
    return told;
  }

  private static @Nullable String id(CelRow row, String prefix) {
    String id = row.extra().path(prefix + "uniqueid").textValue();
    return id == null || id.isEmpty() || id.equals("N/A") ? null : row.sender().idOf(id);
  }
}
