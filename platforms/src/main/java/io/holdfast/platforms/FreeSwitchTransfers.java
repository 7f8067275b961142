package io.holdfast.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The blind transfers that the caller's own leg tells at its end. The transferrer's leg tells them
/// too, but with `confirm-blind-transfer` it is parked until the target answers, and may end long
/// after the caller's (sofia.c, `CF_CONFIRM_BLIND_TRANSFER`).
///
/// `transfer_history` has an item each time that the leg was sent elsewhere, by whomever: a menu of
/// the dial plan sends callers on in the same words as a phone's REFER. The REFER leaves
/// `sip_refer_to` on the leg; where an event has so few headers that it cannot be missed, every
/// blind transfer after the first bridge counts.
record FreeSwitchTransfers(FreeSwitchEvent event) {
  private static final Pattern ITEM =
      Pattern.compile("(?<second>\\d{9,11}):[^:]*:(?<kind>[a-z_]+):(?<to>[^/]*).*", Pattern.DOTALL);
  private static final Pattern REFERRED = Pattern.compile("<?sips?:(?<user>[^@;>]+).*");

  /// One blind transfer, named by the second that the switch gives it.
  record Blind(String second, Instant at) {}

  List<Blind> blind() {
    List<Blind> blind = new ArrayList<>();
    boolean bridged = false;
    for (String item : history()) {
      Matcher told = ITEM.matcher(item);
      if (!told.matches()) {
        continue;
      }
      String to = told.group("to");
      if (told.group("kind").equals("bl_xfer") && !isTakenBack(to) && isAskedFor(to, bridged)) {
        String second = told.group("second");
        blind.add(new Blind(second, at(Instant.ofEpochSecond(Long.parseLong(second)))));
      }
      bridged |= told.group("kind").equals("uuid_br");
    }
    return blind;
  }

  /// When the transferrer, whose leg this is, took the caller back, since the target did not answer
  /// (mod_sofia.c sends the leg to `intercept`); null where they did not.
  @Nullable Instant takenBackAt() {
    return history().stream()
        .map(ITEM::matcher)
        .filter(told -> told.matches() && isTakenBack(told.group("to")))
        .map(told -> Instant.ofEpochSecond(Long.parseLong(told.group("second"))))
        .reduce((first, last) -> last)
        .orElse(null);
  }

  private static boolean isTakenBack(String to) {
    return to.startsWith("intercept:");
  }

  private boolean isAskedFor(String to, boolean bridged) {
    String referred = event.text("variable_sip_refer_to");
    if (referred != null) {
      Matcher user = REFERRED.matcher(referred);
      return !user.matches() || user.group("user").equals(to);
    }
    boolean full = event.text("Caller-Profile-Created-Time") != null;
    return !full && (bridged || history().stream().noneMatch(item -> item.contains(":uuid_br:")));
  }

  /// Whole seconds, or the instant at which the switch made the leg's newest profile for it.
  private Instant at(Instant second) {
    String micros = event.text("Caller-Profile-Created-Time");
    if (micros == null) {
      return second;
    }
    Instant profile = FreeSwitchEvent.instant("Caller-Profile-Created-Time", micros);
    return profile.truncatedTo(ChronoUnit.SECONDS).equals(second) ? profile : second;
  }

  private List<String> history() {
    JsonNode told = event.headers().path("variable_transfer_history");
    if (told.isArray()) {
      List<String> items = new ArrayList<>();
      told.forEach(item -> items.add(item.asText()));
      return items;
    }
    String text = event.text("variable_transfer_history");
    String newest = event.first("variable_transfer_source", "Caller-Transfer-Source");
    return text == null
        ? listOf(newest)
        : List.of(text.replaceFirst("^ARRAY::", "").split("\\|:", -1));
  }

  private static List<String> listOf(@Nullable String item) {
    return item == null ? List.of() : List.of(item);
  }
}
