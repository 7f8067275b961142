package io.holdfast.review.store;

import io.holdfast.review.domain.CallKnown;
import io.holdfast.review.domain.CaseChange;
import io.holdfast.review.domain.CaseChange.What;
import io.holdfast.review.domain.CaseFile;
import io.holdfast.review.domain.CaseTrigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cases, locked and written.
@ApplicationScoped
public class CaseStore {
  /// The case, its row locked until the end of the transaction; empty where this tenant has none.
  public Optional<CaseFile> locked(String tenant, String caseId) {
    return Optional.ofNullable(row(tenant, caseId))
        .map(row -> CaseMapping.file(row, triggers(row)));
  }

  /// Writes a changed case, which is locked or new, and its line in the history.
  ///
  /// @param known what is known of the call, kept as evidence of new triggers; null where a person
  ///   made the change
  public void keep(CaseFile file, CaseChange change, Instant at, @Nullable CallKnown known) {
    CaseRow row = row(file.tenant(), file.caseId());
    if (row == null) {
      row = new CaseRow();
      CaseMapping.write(file, row);
      row.persist();
    } else {
      CaseMapping.write(file, row);
    }
    if (known != null) {
      keepTriggers(file, known);
    }
    EventRow event = new EventRow();
    event.tenant = file.tenant();
    event.caseId = file.caseId();
    event.version = file.version();
    event.type = change.what().type();
    event.by = change.by();
    event.at = at;
    event.note = change.note();
    event.status = file.stage().status();
    event.persist();
    if (change.what() == What.NOTED && change.by() != null && change.note() != null) {
      keepNote(event, change.by(), change.note());
    }
  }

  private static void keepNote(EventRow event, String by, String text) {
    NoteRow note = new NoteRow();
    note.tenant = event.tenant;
    note.caseId = event.caseId;
    note.version = event.version;
    note.by = by;
    note.at = event.at;
    note.text = text;
    note.persist();
  }

  private static void keepTriggers(CaseFile file, CallKnown known) {
    int place = 0;
    for (CaseTrigger trigger : file.triggers()) {
      String rule = trigger.ground().rule();
      TriggerRow row = TriggerRow.findById(new TriggerRow.Key(file.tenant(), file.caseId(), rule));
      boolean isNew = row == null;
      if (row == null) {
        row = new TriggerRow();
        row.tenant = file.tenant();
        row.caseId = file.caseId();
        row.rule = rule;
      }
      // Evidence is what was known when the ground arose; that it falls later changes it not.
      if (isNew || (trigger.standing() && !trigger.ground().eventId().equals(row.eventId))) {
        row.evidence = CallStore.text(known);
      }
      CaseMapping.write(trigger, place++, row);
      if (isNew) {
        row.persist();
      }
    }
  }

  private static @Nullable CaseRow row(String tenant, String caseId) {
    return CaseRow.findById(new CaseRow.Key(tenant, caseId), LockModeType.PESSIMISTIC_WRITE);
  }

  private static List<TriggerRow> triggers(CaseRow row) {
    return TriggerRow.list("tenant = ?1 and caseId = ?2 order by place", row.tenant, row.caseId);
  }
}
