package io.holdfast.platforms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.AgentLeft;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallHeld;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.CallResumed;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.Happening.TransferStarted;
import io.holdfast.contracts.telephony.HoldParty;
import io.holdfast.contracts.telephony.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows of Asterisk's channel event log (CEL), each read by itself.
///
/// The call is the `linkedid`; whose channel is whose, and the agent's name, are as in
/// [AsteriskAmi]. Halves of `Local` channels are nobody's. Holds are seen from the music that a
/// channel hears: in a queue it is no hold, which the fold knows.
public final class AsteriskCel {
  private static final Set<String> QUEUE = Set.of("APP_START", "APP_END");

  /// For what is known of a row without its sender.
  private static final Sender NOBODYS = new Sender("", "", Set.of());

  private AsteriskCel() {}

  /// The facts in one row; none where it tells nothing of a call's life.
  ///
  /// @param event columns or headers as fields, or `{"line": …}` with the columns of `Master.csv`;
  ///   a field `id` orders rows of one instant
  /// @throws UnreadableEventException where a field that the row must have is missing or wrong
  public static List<Fact> facts(ObjectNode event, Origin origin) {
    CelRow row = CelRow.of(event, origin.sender());
    String type = row.required("eventtype", "eventname");
    if (type.equals("ATTENDEDTRANSFER")) {
      return CelTransfer.attended(row, origin);
    }
    Happening[] told = told(type, row);
    return told.length == 0
        ? List.of()
        : origin.facts(row.at(), row.sequence(), row.callId(), told);
  }

  /// When it happened.
  public static Instant at(ObjectNode event) {
    return CelRow.of(event, NOBODYS).at();
  }

  /// What the log adds, over the manager, to the manager's own events: the channel that let go, and
  /// the end of a call whose first channel is nobody's. All else would be told twice.
  static List<Fact> besideManager(Map<String, String> event, Origin origin) {
    CelRow row = CelRow.of(event, origin.sender());
    String call = row.callId();
    return switch (Objects.requireNonNullElse(row.get("eventname"), "")) {
      case "LINKEDID_END" -> origin.facts(row.at(), call, told("LINKEDID_END", row));
      case "HANGUP" -> {
        CelHangup let = CelHangup.of(row);
        Leg leg = row.isCallers() ? Leg.CALLER : Leg.AGENT;
        String agent = row.isLinked() ? null : row.nameNow();
        yield AmiEvent.isHalf(row.channel()) || let.source() == null
            ? List.of()
            : origin.facts(
                row.at(),
                call,
                new HangupSignalled(
                    leg, row.leg(), agent, let.origin(), let.ownQ850(), let.sourceSignal()));
      }
      default -> List.of();
    };
  }

  private static Happening[] told(String type, CelRow row) {
    if (type.equals("LINKEDID_END")) {
      return all(new CallEnded(null, null, null, null, null));
    }
    if (row.isInQueue() && QUEUE.contains(type)) {
      return all(
          type.equals("APP_START")
              ? new Happening.CallQueued(row.queue(), null, row.leg())
              : new Happening.CallLeftQueue(row.queue(), Happening.QueueExit.UNKNOWN));
    }
    if (AmiEvent.isHalf(row.channel())) {
      return row.isLinked() && type.equals("CHAN_START") ? all(begun(row)) : all();
    }
    if (row.isCallers()) {
      return ofCaller(type, row);
    }
    return row.isLinked() ? ofDialler(type, row) : ofOthers(type, row);
  }

  private static Happening[] ofCaller(String type, CelRow row) {
    return switch (type) {
      case "CHAN_START" -> {
        String name = row.get("cidname", "calleridname");
        var caller = new Happening.Caller(row.number(), name, null, null, null, null);
        yield all(new CallOffered(Direction.INBOUND, caller, row.get("exten"), null, null, null));
      }
      case "STREAM_BEGIN" ->
          row.isMusic() ? all(new CallHeld(HoldParty.AGENT, null, row.leg())) : all();
      case "STREAM_END" -> all(new CallResumed(HoldParty.AGENT, null, row.leg()));
      case "BLINDTRANSFER" -> all(blindTransfer(row, null));
      case "HANGUP" -> {
        CelHangup let = CelHangup.of(row);
        yield all(
            new HangupSignalled(
                Leg.CALLER, row.leg(), null, let.origin(), let.ownQ850(), let.sourceSignal()),
            new CallEnded(null, null, null, let.q850(), let.causeSignal()));
      }
      default -> all();
    };
  }

  /// The call's first channel in a context of agents': an agent's who dials, or a caller's who was
  /// handed on. What it tells has no name.
  private static Happening[] ofDialler(String type, CelRow row) {
    return switch (type) {
      case "CHAN_START" -> all(begun(row), started(row));
      case "BRIDGE_ENTER" -> all(joined(row, Leg.OTHER));
      case "BRIDGE_EXIT" -> left(row);
      case "STREAM_BEGIN" ->
          row.isMusic() ? all(new CallHeld(HoldParty.UNKNOWN, null, row.leg())) : all();
      case "STREAM_END" -> all(new CallResumed(HoldParty.UNKNOWN, null, row.leg()));
      case "PICKUP" -> all(new CallEnded(null, null, null, null, null)); // it goes on in another
      case "HANGUP" -> {
        CelHangup let = CelHangup.of(row);
        yield all(
            new HangupSignalled(
                Leg.AGENT, row.leg(), null, let.origin(), let.ownQ850(), let.sourceSignal()));
      }
      default -> ofTransfer(type, row);
    };
  }

  private static Happening[] ofOthers(String type, CelRow row) {
    String agent = row.nameNow();
    return switch (type) {
      case "CHAN_START" -> all(started(row));
      case "BRIDGE_ENTER" -> all(joined(row, row.otherLeg()));
      case "BRIDGE_EXIT" -> left(row);
      case "STREAM_BEGIN" ->
          row.isMusic() ? all(new CallHeld(HoldParty.CALLER, agent, row.leg())) : all();
      case "STREAM_END" -> all(new CallResumed(HoldParty.CALLER, agent, row.leg()));
      case "HANGUP" -> {
        CelHangup let = CelHangup.of(row);
        yield all(
            new HangupSignalled(
                Leg.AGENT, row.leg(), agent, let.origin(), let.q850(), let.signals()));
      }
      default -> ofTransfer(type, row);
    };
  }

  private static Happening[] ofTransfer(String type, CelRow row) {
    return switch (type) {
      case "BLINDTRANSFER" -> all(blindTransfer(row, row.nameNow()));
      default -> all();
    };
  }

  private static Happening started(CelRow row) {
    return new Happening.LegStarted(row.leg(), row.nameAtBirth(), row.otherLeg());
  }

  private static Happening joined(CelRow row, Leg leg) {
    Boolean provisional = row.isProvisional() ? Boolean.TRUE : null;
    return new Happening.LegJoined(row.leg(), row.nameNow(), leg, provisional);
  }

  private static Happening[] left(CelRow row) {
    String agent = row.nameNow();
    return agent == null ? all() : all(new AgentLeft(agent, LeaveReason.UNKNOWN, row.leg()));
  }

  /// A call that no caller began.
  private static CallOffered begun(CelRow row) {
    return new CallOffered(Direction.OUTBOUND, null, row.get("exten"), null, null, null);
  }

  private static TransferStarted blindTransfer(CelRow row, @Nullable String by) {
    String extension = row.extra().path("extension").textValue();
    return new TransferStarted(TransferKind.BLIND, by, new Target(null, null, extension));
  }

  private static Happening[] all(Happening... happenings) {
    return happenings;
  }
}
