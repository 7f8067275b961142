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
/// with the other's party. All who meet carry the older of the two ids from then on. The row names
/// both calls' channels, but the id of its own call only. The other call has the id of the channel
/// that began it: where the row's own channel began a call, which is the consultation, the
/// caller's, else the agent's second one.
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
    String other = other(row);
    List<Happening> own = party(row, TARGET, null);
    if (other == null || other.equals(call) || other.equals(row.leg())) {
      return told(row, origin, call, own);
    }
    List<Happening> others = party(row, TRANSFEREE, dialled);
    if (isMerged(row, other, dialled)) {
      boolean younger = AsteriskTime.isYounger(call, other);
      String goesOnAs = younger ? other : call;
      own.add(new CallMerged(other, goesOnAs, younger ? null : row.leg()));
      others.add(new CallMerged(call, goesOnAs, younger ? id(row, SECOND) : null));
    }
    List<Fact> both = new ArrayList<>(told(row, origin, call, own));
    both.addAll(told(row, origin.naming(origin.digest() + ":second"), other, others));
    return both;
  }

  /// The other call: of the agent's second channel and whom they speak with on it, the one that was
  /// there first began it.
  private static @Nullable String other(CelRow row) {
    String second = id(row, SECOND);
    String target = id(row, TARGET);
    boolean targetBegan =
        second != null && target != null && AsteriskTime.isYounger(second, target);
    return targetBegan ? target : second;
  }

  /// Whether the younger call goes on as the older one: not what the agent had dialled for advice.
  /// Where they had dialled both, it is the customer's if the older one is a colleague's.
  private static boolean isMerged(CelRow row, String other, @Nullable String dialled) {
    boolean younger = AsteriskTime.isYounger(row.callId(), other);
    if (!younger && !AsteriskTime.isYounger(other, row.callId())) {
      return false;
    }
    boolean othersBegun = other.equals(id(row, SECOND));
    boolean youngersBegun = younger ? row.isLinked() : othersBegun;
    boolean oldersBegun = younger ? othersBegun : row.isLinked();
    String colleague = AmiEvent.endpoint(row.extra().path(TRANSFEREE + "name").textValue());
    boolean toColleague = !younger && colleague != null && colleague.equals(dialled);
    return !youngersBegun || (oldersBegun && toColleague);
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
