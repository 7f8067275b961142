package io.holdfast.review.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.contracts.reviews.ReviewCase.Trigger;
import io.holdfast.review.domain.CaseStage.Assigned;
import io.holdfast.review.domain.CaseStage.Closed;
import io.holdfast.review.domain.CaseStage.Decided;
import io.holdfast.review.domain.CaseStage.InReview;
import io.holdfast.review.domain.CaseStage.Open;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One case, with everything that decides about it.
///
/// @param triggers all grounds it ever had, those that were taken away included
/// @param version counts the changes, from 1
public record CaseFile(
    String caseId,
    String tenant,
    String callId,
    About about,
    List<CaseTrigger> triggers,
    CaseStage stage,
    int version) {

  /// The id of the one case that a call can have.
  public static String idOf(String tenant, String callId) {
    return UUID.nameUUIDFromBytes((tenant + "|" + callId).getBytes(UTF_8)).toString();
  }

  CaseFile at(CaseStage next) {
    return new CaseFile(caseId, tenant, callId, about, triggers, next, version + 1);
  }

  CaseFile with(About newAbout, List<CaseTrigger> newTriggers, CaseStage next) {
    return new CaseFile(caseId, tenant, callId, newAbout, newTriggers, next, version + 1);
  }

  /// Who has it, or had it when it was decided.
  public @Nullable String assignee() {
    return switch (stage) {
      case Open _, Closed _ -> null;
      case Assigned assigned -> assigned.assignee();
      case InReview inReview -> inReview.assignee();
      case Decided decided -> decided.assignee();
    };
  }

  /// The case as the topics and REST show it. Its triggers are those that stand; those that were
  /// taken away show only where none is left.
  public ReviewCase state() {
    List<CaseTrigger> standing = triggers.stream().filter(CaseTrigger::standing).toList();
    return new ReviewCase(
        caseId,
        tenant,
        about.kind(),
        stage.status(),
        about.severity(),
        about.openedAt(),
        about.dueAt(),
        List.of(callId),
        about.agent(),
        about.callerToken(),
        (standing.isEmpty() ? triggers : standing).stream().map(t -> trigger(t.ground())).toList(),
        assignee(),
        stage instanceof Decided decided ? decided.decision() : null,
        null,
        links(),
        version);
  }

  private Trigger trigger(Ground ground) {
    return new Trigger(
        ground.rule(),
        ground.kind(),
        callId,
        ground.because(),
        ground.arisenAt(),
        ground.eventId());
  }

  /// Paths within the services that know more, and the key of the call's records.
  private Map<String, String> links() {
    Map<String, String> links = new TreeMap<>();
    links.put("self", "/v1/cases/" + caseId);
    links.put("callKey", tenant + "|" + callId);
    links.put("abuseRecord", "/v1/calls/" + inPath(callId) + "/abuse-record");
    if (about.callerToken() != null) {
      links.put("callbacks", "/v1/callbacks?caller=" + inPath(about.callerToken()));
    }
    return links;
  }

  private static String inPath(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
