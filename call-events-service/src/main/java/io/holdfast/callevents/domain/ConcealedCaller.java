package io.holdfast.callevents.domain;

import io.holdfast.contracts.PhoneNumber;
import io.holdfast.contracts.PhoneNumber.Dialable;
import io.holdfast.contracts.PhoneNumber.Unreadable;
import io.holdfast.contracts.PhoneNumber.Withheld;
import io.holdfast.contracts.PhoneNumbers;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.calls.CallerKeys;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Direction;
import org.jspecify.annotations.Nullable;

/// The person at the other end of a call, by token, mask and seal instead of their number.
final class ConcealedCaller {
  private ConcealedCaller() {}

  /// On a call of the centre's own the customer is who was dialled (contract section 4).
  static CallOffered offered(CallOffered offered, CallerKeys keys) {
    boolean outbound = offered.direction() == Direction.OUTBOUND;
    Caller who = offered.caller();
    if (outbound && PhoneNumber.of(offered.dialled()) instanceof Dialable dialled) {
      who = called(dialled, who);
    }
    return new CallOffered(
        offered.direction(),
        who == null ? null : named(who, keys),
        offered.direction() == Direction.INBOUND ? offered.dialled() : text(offered.dialled()),
        text(offered.purpose()),
        offered.callbackId(),
        offered.attempt());
  }

  private static Caller called(Dialable dialled, @Nullable Caller who) {
    return new Caller(
        dialled.number(),
        who == null ? null : who.name(),
        who == null ? null : who.customerId(),
        null,
        null,
        null);
  }

  private static Caller named(Caller who, CallerKeys keys) {
    CallerId id = of(who.number(), customer(who.customerId()), keys);
    boolean named = who.name() != null && !isNumberOf(who, who.name());
    return new Caller(
        null,
        named ? text(who.name()) : null,
        id.customerId(),
        id.token(),
        id.masked(),
        id.sealed());
  }

  /// Of what cannot be dialled only a mask is left, and a token where it names one line.
  static CallerId of(@Nullable String number, @Nullable String customerId, CallerKeys keys) {
    return switch (PhoneNumber.of(number)) {
      case Dialable it -> keys.conceal(it.number(), customerId);
      case Unreadable it ->
          new CallerId(
              it.named() ? keys.token(it.text()) : null,
              PhoneNumbers.mask(it.text()),
              null,
              customerId);
      case Withheld _ -> new CallerId(null, null, null, customerId);
    };
  }

  /// Some switches say the number once more where they know no name.
  private static boolean isNumberOf(Caller who, String name) {
    return who.number() != null
        && (name.strip().equals(who.number().strip())
            || (PhoneNumber.of(name) instanceof Dialable it
                && it.equals(PhoneNumber.of(who.number()))));
  }

  /// Customers are counted too: what is shorter than most numbers is an id.
  private static @Nullable String customer(@Nullable String id) {
    return id == null || !PhoneNumbers.isInEventId(id) ? id : PhoneNumbers.hide(id);
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null ? null : PhoneNumbers.hide(text);
  }
}
