package io.holdfast.local.importing;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The facts in one row of the Anonymous Bank.
///
/// The data has no hold, no transfer, and no field for who hung up: only where the caller gave up
/// (`HANG`) is it known that he ended the call. Agents' first names become pseudonyms.
///
/// @param zone of the local times: Asia/Jerusalem
record BankFacts(String tenant, String source, ZoneId zone, Pseudonyms agents) {
  static final List<String> COLUMNS =
      List.of(
          "call_key",
          "customer_id",
          "type",
          "outcome",
          "server",
          "entry_at",
          "queued_at",
          "queue_left_at",
          "service_at",
          "end_at");

  /// Type of a row in which the bank called back and the customer waited.
  private static final String CALLED_BACK = "TT";

  private static final String NO_SERVER = "NO_SERVER";

  /// The facts as JSON, in their order.
  List<String> of(UnaryOperator<String> row) {
    boolean answered = row.apply("outcome").equals("AGENT");
    List<String> facts = new ArrayList<>();
    add(facts, row, "entry_at", offered(row));
    if (!row.apply("queued_at").isEmpty()) {
      String queue = row.apply("type");
      QueueExit why = answered ? QueueExit.ANSWERED : QueueExit.ABANDONED;
      add(facts, row, "queued_at", new Happening.CallQueued(queue, null));
      add(facts, row, "queue_left_at", new Happening.CallLeftQueue(queue, why));
    }
    if (answered) {
      add(facts, row, "service_at", new Happening.AgentJoined(agent(row), null, null));
    }
    Party by = answered ? null : Party.CALLER;
    add(facts, row, "end_at", new Happening.CallEnded(by, null, null, null, null));
    return facts;
  }

  private static Happening offered(UnaryOperator<String> row) {
    boolean back = row.apply("type").equals(CALLED_BACK);
    String customer = row.apply("customer_id");
    var caller =
        new Happening.Caller(null, null, customer.equals("0") ? null : customer, null, null, null);
    Direction direction = back ? Direction.OUTBOUND : Direction.INBOUND;
    return new Happening.CallOffered(direction, caller, null, back ? "callback" : null, null, null);
  }

  /// Rows without a server were answered by someone whom the data does not name.
  private String agent(UnaryOperator<String> row) {
    String server = row.apply("server");
    return server.equals(NO_SERVER) ? "unknown" : agents.of(server);
  }

  private void add(List<String> facts, UnaryOperator<String> row, String column, Happening what) {
    String type = FactType.of(what).orElseThrow().typeName();
    String call = row.apply("call_key");
    Instant at = time(row, column);
    var envelope = new Envelope(call + ":" + type, source, type, at, call, tenant, null, true);
    facts.add(new Fact(envelope, what).toJson().toString());
  }

  /// @throws DateTimeException with the name of the column where it has no local time
  private Instant time(UnaryOperator<String> row, String column) {
    try {
      return LocalDateTime.parse(row.apply(column)).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw new DateTimeException(column, e);
    }
  }
}
