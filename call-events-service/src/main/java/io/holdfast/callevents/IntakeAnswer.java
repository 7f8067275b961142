package io.holdfast.callevents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.UnreadableEventException.Field;
import io.holdfast.contracts.telephony.UnknownWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answer of the intake (contract section 8). `accepted`, `ignored` and `rejected` count what came,
/// `facts` what was produced, `duplicates` repeats within the request.
///
/// @param suspect facts whose time is too far from now to be believed
/// @param warnings words that are none of their list; the facts were taken all the same
public record IntakeAnswer(
    int accepted,
    int ignored,
    int duplicates,
    int facts,
    int suspect,
    List<Rejection> rejected,
    List<Warning> warnings) {

  /// An event that was not taken.
  ///
  /// @param index its place in the request, from 0
  /// @param field the one that does not fit, as the sender named it
  /// @param value of that field, cut to fit
  /// @param expected of that field
  public record Rejection(
      int index,
      String reason,
      String detail,
      @Nullable String field,
      @Nullable String value,
      @Nullable String expected) {

    /// What is wrong with that field; null where it is not one field.
    @JsonIgnore
    public @Nullable Field badField() {
      return field == null || expected == null ? null : new Field(field, expected, "", value);
    }

    static Rejection of(int index, UnreadableEventException why) {
      var field = why.field();
      return field == null
          ? new Rejection(index, why.reason(), why.detail(), null, null, null)
          : new Rejection(
              index, why.reason(), why.detail(), field.name(), field.value(), field.expected());
    }
  }

  /// A word that was taken as *unknown*.
  ///
  /// @param index place of its event in the request, from 0
  public record Warning(int index, String field, String value, String expected) {
    static Warning of(int index, UnknownWords.Word word) {
      return new Warning(index, word.field(), word.value(), word.expected());
    }
  }
}
