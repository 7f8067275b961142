package io.holdfast.review;

import static io.restassured.RestAssured.given;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.reviews.CaseEvent;
import io.holdfast.contracts.reviews.CaseState;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.review.domain.CaseFile;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.PostgresResource;
import io.holdfast.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The service on a real broker and a real database, with a tenant of its own for each test.
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
abstract class OnTheRoad {
  static final Duration SOON = Duration.ofSeconds(20);

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @Inject Topics topics;
  @Inject DataSource dataSource;

  final String tenant = "t-" + UUID.randomUUID();
  TopicProbe probe;

  @BeforeEach
  void look() {
    probe = new TopicProbe(servers);
  }

  @AfterEach
  void lookAway() {
    probe.close();
  }

  String caseOf(String callId) {
    return CaseFile.idOf(tenant, callId);
  }

  /// Waits until the newest state of the call's case on the compacted topic is as wanted.
  ReviewCase awaitCase(String callId, Predicate<ReviewCase> wanted) {
    probe.await(
        topics.reviewCases(),
        SOON,
        all -> states(all, callId).stream().reduce((a, b) -> b).filter(wanted).isPresent());
    return states(probe.events(topics.reviewCases()), callId).getLast();
  }

  /// All states of the call's case that were told, oldest first.
  List<ReviewCase> states(List<CaseState> all, String callId) {
    return all.stream()
        .map(CaseState::state)
        .filter(s -> s.tenant().equals(tenant) && s.caseId().equals(caseOf(callId)))
        .toList();
  }

  /// Waits for a number of events of the call's case.
  List<CaseEvent> awaitEvents(String callId, int count) {
    Predicate<CaseEvent> ours =
        e -> e.envelope().tenant().equals(tenant) && e.state().caseId().equals(caseOf(callId));
    return probe
        .await(topics.reviewEvents(), SOON, all -> all.stream().filter(ours).count() >= count)
        .stream()
        .filter(ours)
        .toList();
  }

  RequestSpecification as(String user) {
    return given()
        .header("Holdfast-Tenant", tenant)
        .header("Holdfast-User", user)
        .contentType("application/json");
  }

  ValidatableResponse post(String user, String callId, String verb, String body) {
    return as(user).body(body).post("/v1/cases/" + caseOf(callId) + "/" + verb).then();
  }

  ReviewCase shown(String callId) {
    byte[] body =
        as("anyone")
            .get("/v1/cases/" + caseOf(callId))
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    return Json.convert(Json.object(body), ReviewCase.class);
  }

  /// One number from the database.
  long count(String sql) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Changes the database behind the service's back.
  void run(String sql) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// This tenant's rows of every table of the service with the transaction that wrote each last.
  String fingerprint() {
    var found = new StringBuilder();
    for (String table :
        List.of("call_seen", "review_case", "case_trigger", "case_event", "case_note")) {
      String sql =
          "select md5(coalesce(string_agg(t.xmin::text || t::text, '' order by t::text), '')) from "
              + table
              + " t where tenant = '"
              + tenant
              + "'";
      try (var connection = dataSource.getConnection();
          var statement = connection.createStatement();
          var rows = statement.executeQuery(sql)) {
        rows.next();
        found.append(table).append('=').append(rows.getString(1)).append(' ');
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return found.toString();
  }
}
