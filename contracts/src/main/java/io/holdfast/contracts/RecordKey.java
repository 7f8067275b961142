package io.holdfast.contracts;

/// The key of a record, `tenant|id`, split at the first bar.
///
/// @param tenant `[a-z0-9-]{1,63}`
/// @param id the id of the call, callback or case, or the event's own id where there is none
public record RecordKey(String tenant, String id) {
  private static final int LONGEST_TENANT = 63;

  /// Refuses a tenant outside its alphabet and an empty id.
  ///
  /// @throws UnreadableEventException with reason `bad-tenant`, `bad-key` or `number-as-id`
  public RecordKey {
    if (!isTenant(tenant)) {
      throw new UnreadableEventException(
          "bad-tenant", "Expected a tenant of the form [a-z0-9-]{1,63}, found another");
    }
    if (id.isEmpty()) {
      throw new UnreadableEventException("bad-key", "Expected an id after the bar, found none");
    }
    if (PhoneNumbers.isInId(id)) {
      throw new UnreadableEventException(
          "number-as-id", "Expected an id that is no phone number: keys are shown everywhere");
    }
  }

  /// Whether the text may name a tenant.
  public static boolean isTenant(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return length > 0 && length <= LONGEST_TENANT;
  }

  /// Reads `tenant|id`.
  ///
  /// @throws UnreadableEventException with reason `bad-key` or `bad-tenant`
  public static RecordKey parse(String text) {
    int bar = text.indexOf('|');
    if (bar < 0) {
      throw new UnreadableEventException("bad-key", "Expected tenant|id, found no bar");
    }
    return new RecordKey(text.substring(0, bar), text.substring(bar + 1));
  }

  @Override
  public String toString() {
    return tenant + "|" + id;
  }
}
