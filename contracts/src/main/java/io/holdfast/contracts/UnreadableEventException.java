package io.holdfast.contracts;

import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/// A record that cannot be read. The reason is a stable code for metrics and dead letters; the
/// message says what was expected and what was found, never a value of the record. The value stands
/// apart, for the answer to whoever sent it, and goes nowhere else.
///
/// Codes: `no-key`, `bad-key`, `number-as-id`, `bad-tenant`, `no-value`, `no-data`, `bad-json`,
/// `bad-field`, `missing-field`, `header-mismatch`, `key-mismatch`, `reserved`, `unknown-word`.
public final class UnreadableEventException extends SerializationException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_SHOWN = 64;

  private final String reason;
  private final transient @Nullable Field field;

  /// What is wrong with one field.
  ///
  /// @param name dotted where it stands within another: `caller.number`
  /// @param expected such as `1 to 256 characters`
  /// @param found what stands there, without its value: `300 characters`
  /// @param value as it came, cut to fit and without phone numbers
  public record Field(String name, String expected, String found, @Nullable String value) {}

  /// @param reason a stable code, lower-case with hyphens
  /// @param detail what was expected and what was found
  public UnreadableEventException(String reason, String detail) {
    super(detail);
    this.reason = reason;
    this.field = null;
  }

  private UnreadableEventException(String reason, Field field) {
    super("Expected %s to be %s, found %s".formatted(field.name, field.expected, field.found));
    this.reason = reason;
    this.field = field;
  }

  /// A field that does not fit.
  ///
  /// @param value as it came; it is cut and rid of phone numbers here
  public static UnreadableEventException ofField(
      String reason, String name, String expected, String found, @Nullable String value) {
    return new UnreadableEventException(
        reason, new Field(name, expected, found, value == null ? null : shown(value)));
  }

  /// The same with the field's name as its sender wrote it.
  ///
  /// @param names our name to the sender's
  public UnreadableEventException named(UnaryOperator<String> names) {
    if (field == null) {
      return this;
    }
    String name = names.apply(field.name);
    return new UnreadableEventException(
        reason, new Field(name, field.expected, field.found, field.value));
  }

  /// A value as people may see it: cut to fit, without phone numbers.
  public static String shown(String value) {
    if (value.length() <= LONGEST_SHOWN) {
      return PhoneNumbers.hide(value);
    }
    boolean pair = Character.isHighSurrogate(value.charAt(LONGEST_SHOWN - 1));
    return PhoneNumbers.hide(value.substring(0, pair ? LONGEST_SHOWN - 1 : LONGEST_SHOWN) + "…");
  }

  /// The stable code.
  public String reason() {
    return reason;
  }

  /// What was expected and what was found.
  public String detail() {
    return String.valueOf(getMessage());
  }

  /// The field that does not fit, where it is one.
  public @Nullable Field field() {
    return field;
  }
}
