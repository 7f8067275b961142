package io.holdfast.contracts;

import org.apache.kafka.common.errors.SerializationException;

/// A record that cannot be read. The reason is a stable code for metrics and dead letters; the
/// message says what was expected and what was found, never a value of the record.
///
/// Codes: `no-key`, `bad-key`, `number-as-id`, `bad-tenant`, `no-value`, `no-data`, `bad-json`,
/// `bad-field`, `missing-field`, `header-mismatch`, `key-mismatch`.
public final class UnreadableEventException extends SerializationException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /// @param reason a stable code, lower-case with hyphens
  /// @param detail what was expected and what was found
  public UnreadableEventException(String reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  /// The stable code.
  public String reason() {
    return reason;
  }

  /// What was expected and what was found.
  public String detail() {
    return String.valueOf(getMessage());
  }
}
