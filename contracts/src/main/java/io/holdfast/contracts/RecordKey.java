package io.holdfast.contracts;

import java.util.regex.Pattern;

/// The key of a record, `tenant|id`, split at the first bar.
///
/// @param tenant `[a-z0-9-]{1,63}`
/// @param id the id of the call, callback or case, or the event's own id where there is none
public record RecordKey(String tenant, String id) {
  private static final Pattern TENANT = Pattern.compile("[a-z0-9-]{1,63}");

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
    if (PhoneNumbers.isDialable(id)) {
      throw new UnreadableEventException(
          "number-as-id", "Expected an id that is no phone number: keys are shown everywhere");
    }
  }

  /// Whether the text may name a tenant.
  public static boolean isTenant(String text) {
    return TENANT.matcher(text).matches();
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
