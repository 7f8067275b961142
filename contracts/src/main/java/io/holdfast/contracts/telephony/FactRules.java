package io.holdfast.contracts.telephony;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Shape;
import io.holdfast.contracts.Shape.Part;
import io.holdfast.contracts.UnreadableEventException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a fact must be beyond its form, by whichever way it comes: REST, a live switch or the
/// intake topic. It is one a platform may report, and its texts, numbers and lists are of a size
/// that every step after this can take (contract section 1).
public final class FactRules {
  /// Sources of this beginning are our own.
  public static final String OUR_SOURCES = "/holdfast/";

  private static final Set<String> OUR_TYPES =
      Set.of("dial.requested", "dial.withdrawn", "notification.requested");
  private static final List<String> OUR_FAMILIES = List.of("callback.", "abuse.", "case.");

  private static final ClassValue<Check[]> CHECKS =
      new ClassValue<>() {
        @Override
        protected Check[] computeValue(Class<?> type) {
          return Shape.of(type).parts().stream()
              .map(part -> new Check(part, FieldLimit.of(part)))
              .filter(check -> check.limit != FieldLimit.NONE)
              .toArray(Check[]::new);
        }
      };

  /// @param limit of texts and numbers; what holds others has none of its own
  private record Check(Part part, FieldLimit limit) {}

  private FactRules() {}

  /// Passes a fact that may be taken.
  ///
  /// @throws UnreadableEventException `reserved`, `bad-field`, `number-as-id`, or what its key is
  ///   refused for
  public static void require(Fact fact) {
    requireFields(fact);
    fact.key();
  }

  /// The same for one whose key was looked at.
  public static void requireFields(Fact fact) {
    requireReportable(fact);
    check(fact.envelope(), "");
    if (fact.happening() instanceof Happening.Unknown unknown) {
      new TreeLimit("data").check(unknown.fields());
    } else {
      check(fact.happening(), "");
    }
  }

  private static void requireReportable(Fact fact) {
    String type = fact.envelope().type();
    boolean derived =
        fact.happening() instanceof Happening.EndingRevised
            || fact.happening() instanceof Happening.CallExpired;
    boolean ours =
        fact.happening() instanceof Happening.Unknown
            && (OUR_TYPES.contains(type) || OUR_FAMILIES.stream().anyMatch(type::startsWith));
    if (derived || ours) {
      throw UnreadableEventException.ofField(
          "reserved", "type", "a fact of a platform", "one that only Holdfast issues", type);
    }
    if (fact.envelope().source().startsWith(OUR_SOURCES)) {
      throw UnreadableEventException.ofField(
          "reserved", "source", "that of a platform", "one of Holdfast", fact.envelope().source());
    }
  }

  private static void check(Object record, String within) {
    for (Check check : CHECKS.get(record.getClass())) {
      Object value = check.part.value().apply(record);
      if (value == null) {
        continue;
      }
      switch (check.part.kind()) {
        case TEXT -> {
          if (!check.limit.fits((String) value)) {
            throw check.limit.refused(within + check.part.name(), (String) value);
          }
        }
        case INT, LONG, DOUBLE -> {
          if (!check.limit.fits((Number) value)) {
            throw check.limit.refused(within + check.part.name(), (Number) value);
          }
        }
        case RECORD -> check(value, within + check.part.name() + ".");
        case MAP -> new TreeLimit(within + check.part.name()).check((Map<?, ?>) value);
        case OTHER -> new TreeLimit(within + check.part.name()).check((JsonNode) value);
        default -> {}
      }
    }
  }
}
