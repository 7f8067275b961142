package io.holdfast.review.store;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.Page;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import io.holdfast.review.domain.CaseFile;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cases as they are read, without locks.
@ApplicationScoped
public class CaseReading {
  private static final Sort NEWEST_FIRST = Sort.descending("openedAt").and("caseId");

  /// A case with all that is kept about it.
  ///
  /// @param callNow what is known of the call now
  public record Whole(
      CaseFile file,
      List<Evidence> evidence,
      List<Note> notes,
      List<Happened> history,
      @Nullable JsonNode callNow) {}

  /// What was known of the call when a trigger came.
  public record Evidence(String rule, boolean standing, JsonNode known) {}

  /// What a person wrote.
  public record Note(String by, Instant at, String text) {}

  /// One line of the history.
  public record Happened(
      int version,
      String type,
      @Nullable String by,
      Instant at,
      @Nullable String note,
      Status status) {}

  /// One page of a tenant's cases, newest first.
  @Transactional
  public Page<ReviewCase> list(String tenant, CaseFilter filter, int page, int size) {
    var query = filter.of(tenant);
    var found = CaseRow.<CaseRow>find(query.text(), NEWEST_FIRST, query.values()).page(page, size);
    List<CaseRow> rows = found.list();
    Map<String, List<TriggerRow>> triggers =
        TriggerRow.<TriggerRow>list(
                "tenant = ?1 and caseId in ?2 order by place",
                tenant,
                rows.stream().map(r -> r.caseId).toList())
            .stream()
            .collect(groupingBy(t -> t.caseId));
    List<ReviewCase> cases =
        rows.stream()
            .map(r -> CaseMapping.file(r, triggers.getOrDefault(r.caseId, List.of())).state())
            .toList();
    return new Page<>(cases, page, size, found.count());
  }

  /// One case; empty where this tenant has none of that id.
  @Transactional
  public Optional<Whole> find(String tenant, String caseId) {
    CaseRow row = CaseRow.findById(new CaseRow.Key(tenant, caseId));
    return Optional.ofNullable(row).map(this::whole);
  }

  private Whole whole(CaseRow row) {
    List<TriggerRow> triggers =
        TriggerRow.list("tenant = ?1 and caseId = ?2 order by place", row.tenant, row.caseId);
    List<NoteRow> notes =
        NoteRow.list("tenant = ?1 and caseId = ?2 order by version", row.tenant, row.caseId);
    List<EventRow> events =
        EventRow.list("tenant = ?1 and caseId = ?2 order by version", row.tenant, row.caseId);
    CallRow call = CallRow.findById(new CallRow.Key(row.tenant, row.callId));
    return new Whole(
        CaseMapping.file(row, triggers),
        triggers.stream().map(t -> new Evidence(t.rule, t.standing, json(t.evidence))).toList(),
        notes.stream().map(n -> new Note(n.by, n.at, n.text)).toList(),
        events.stream()
            .map(e -> new Happened(e.version, e.type, e.by, e.at, e.note, e.status))
            .toList(),
        call == null ? null : json(call.known));
  }

  private static JsonNode json(String text) {
    return Json.tree(text.getBytes(StandardCharsets.UTF_8));
  }
}
