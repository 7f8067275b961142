package io.holdfast.contracts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a platform reported as somebody's number, in one form, so that the same caller is the same
/// on every platform (contract section 1). The one normalisation of the house: nothing else decides
/// what can be dialled.
///
/// It knows no country's plan: `5550100101` and `+15550100101` are two numbers. With a region to
/// each tenant libphonenumber could tell that they are one.
public sealed interface PhoneNumber {
  /// Most digits of an E.164 number, its country code included (ITU-T E.164, 6.1).
  int MOST_DIGITS = 15;

  /// Fewest digits of what is a number and no extension or short code.
  int FEWEST_DIGITS = 7;

  /// A number: a plus and 7 to 15 digits, or 7 to 15 digits as they are dialled in their country.
  ///
  /// @param number without separators, scheme and host
  record Dialable(String number) implements PhoneNumber {}

  /// Something that was reported and cannot be dialled: an extension, an emergency code, a number
  /// with digits to press after it, a SIP user.
  ///
  /// @param text as reported, without scheme and parameters
  /// @param named whether it names one line, as a SIP user at their host does; another text may be
  ///   shared by strangers
  record Unreadable(String text, boolean named) implements PhoneNumber {}

  /// Nobody's: none was reported, or one of the placeholders of a number that is withheld.
  record Withheld() implements PhoneNumber {}

  /// Reads what was reported. Brackets, `tel:`, `sip:` and parameters are taken off; of a number
  /// the host and the separators too; a leading `00` is a plus.
  static PhoneNumber of(@Nullable String reported) {
    return reported == null ? new Withheld() : ReportedNumber.read(reported);
  }

  /// In one form: the number, or what was reported instead of one. Empty where it is withheld.
  static Optional<String> normalise(String reported) {
    return switch (of(reported)) {
      case Dialable it -> Optional.of(it.number());
      case Unreadable it -> Optional.of(it.text());
      case Withheld _ -> Optional.empty();
    };
  }

  /// Whether a text is a number in the form that is dialled.
  static boolean isDialable(String text) {
    return of(text) instanceof Dialable it && it.number().equals(text);
  }
}
