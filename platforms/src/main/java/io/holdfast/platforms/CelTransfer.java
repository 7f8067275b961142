package io.holdfast.platforms;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.LegJoined;
import io.holdfast.contracts.telephony.Happening.TransferCompleted;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.Happening.TransferStarted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row `ATTENDEDTRANSFER`: two calls of one agent become one, and each of them is told of it,
/// with the other's party. The row names both calls' channels, but the id of its own call only. The
/// other call has the id of the channel that began it: where the row's own channel began a call,
/// which is the consultation, the caller's, else the agent's second one.
final class CelTransfer {
  private static final String TARGET = "transfer_target_channel_";
  private static final String TRANSFEREE = "transferee_channel_";

  private CelTransfer() {}

  static List<Fact> attended(CelRow row, Origin origin) {
    String app = row.extra().path("app").textValue();
    if (app != null) {
      return told(row, origin, row.callId(), intoApplication(app));
    }
    String dialled = row.isLinked() && row.isInAgentContext() ? row.get("exten") : null;
    String ownsId = dialled == null ? id(row, "channel2_") : id(row, TARGET);
    List<Fact> both = new ArrayList<>(told(row, origin, row.callId(), party(row, TARGET, null)));
    if (ownsId != null && !ownsId.equals(row.callId()) && !ownsId.equals(row.leg())) {
      Origin second = origin.naming(origin.digest() + ":second");
      both.addAll(told(row, second, ownsId, party(row, TRANSFEREE, dialled)));
    }
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
    Happening done = new TransferCompleted(null, null);
    String leg = id(row, prefix);
    String own = AmiEvent.endpoint(row.extra().path(prefix + "name").textValue());
    if (leg == null || own == null) {
      return List.of(done);
    }
    String named = row.sender().identity().in(own);
    String name = AgentIdentity.isPossible(named) ? named : null;
    Happening.Leg kind = own.equals(dialled) ? Happening.Leg.AGENT : Happening.Leg.OTHER;
    return List.of(done, new LegJoined(leg, name, kind, null));
  }

  private static @Nullable String id(CelRow row, String prefix) {
    String id = row.extra().path(prefix + "uniqueid").textValue();
    return id == null || id.isEmpty() || id.equals("N/A") ? null : row.sender().idOf(id);
  }
}
