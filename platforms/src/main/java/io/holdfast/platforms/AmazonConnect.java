package io.holdfast.platforms;

import static io.holdfast.platforms.SignalRule.CONCLUSION;
import static io.holdfast.platforms.SignalRule.EXPLICIT;
import static io.holdfast.platforms.SignalRule.NETWORK_CAUSE;
import static io.holdfast.platforms.SignalRule.SWITCH_CAUSE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Contact events (best effort, unordered) and contact records (at least once, sent again when they
/// change) of Amazon Connect.
///
/// Each payload is a snapshot of one contact, so each tells the contact's whole life as far as it
/// is known by then: what one event lost, the next one tells. The id of a fact names its contact,
/// instant and content, so that an event, a later event, the record and the record sent again tell
/// the same thing as the same fact. A contact is a leg: the call ends with the last of them, and
/// who ended it comes with the record, as a second `call.ended` of that leg.
public final class AmazonConnect {
  static final String DISCONNECT_REASON = "amazon-connect.disconnect-reason";
  static final String POTENTIAL_ISSUE = "amazon-connect.potential-disconnect-issue";

  /// What the signals of a contact record say. Source: data model of contact records, Amazon
  /// Connect Administrator Guide.
  static final List<SignalRule> SIGNALS =
      List.of(
          reason(
              "CUSTOMER_DISCONNECT",
              Says.CALLER,
              0.8,
              "Amazon Connect cannot tell poor reception from a wish"),
          reason(
              "(AGENT_DISCONNECT AGENT|CUSTOMER_DISCONNECT CUSTOMER)_CONNECTIVITY_ISSUE",
              Says.NETWORK,
              NETWORK_CAUSE,
              "the side that is said to have hung up had lost its line"),
          reason(
              "AGENT_DISCONNECT AGENT_DEVICE_ISSUE",
              Says.AGENT,
              CONCLUSION,
              "the agent's headset or microphone failed, and it may have hung up for them"),
          reason(
              "CUSTOMER_DISCONNECT CUSTOMER_DEVICE_ISSUE",
              Says.CALLER,
              CONCLUSION,
              "the customer's device failed, and it may have hung up for them"),
          reason("AGENT_DISCONNECT", Says.AGENT, EXPLICIT, "the platform's own explicit word"),
          reason("BARGED", Says.SUPERVISOR, EXPLICIT, "a manager took the agent off the call"),
          reason("CONTACT_FLOW_DISCONNECT", Says.PLATFORM, EXPLICIT, "a block of a flow hung up"),
          reason("EXPIRED", Says.PLATFORM, EXPLICIT, "no agent or no line in time"),
          reason(
              "API",
              Says.PLATFORM,
              SWITCH_CAUSE,
              "a program ended it, maybe for a party that it does not name"),
          reason(
              "TELECOM_(PROBLEM|TIMEOUT|UNANSWERED|BUSY|NUMBER_INVALID|POTENTIAL_BLOCKING)",
              Says.NETWORK,
              NETWORK_CAUSE,
              "the network could not connect or keep the call"),
          reason(
              "THIRD_PARTY_DISCONNECT|TELECOM_ORIGINATOR_CANCEL|CUSTOMER_NEVER_ARRIVED|OTHER",
              Says.NOBODY,
              0,
              "a third party, whoever dialled, or no word"),
          SignalRule.rule(
              POTENTIAL_ISSUE,
              Pattern.compile("(AGENT|CUSTOMER)_CONNECTIVITY_ISSUE"),
              Says.NETWORK,
              SWITCH_CAUSE,
              "who hung up may not have heard the other; a guess of the platform"),
          SignalRule.rule(
              POTENTIAL_ISSUE,
              Pattern.compile("(AGENT|CUSTOMER)_DEVICE_ISSUE"),
              Says.NETWORK,
              CONCLUSION,
              "a headset or a microphone failed; a guess of the platform"));

  /// Contacts that are no leg of the caller's: what a disconnect flow leaves behind, and a
  /// supervisor who listens.
  private static final Set<String> NO_LEGS = Set.of("DISCONNECT", "MONITOR");

  private AmazonConnect() {}

  /// The facts in one contact event or contact record; none for what tells of no caller's call.
  ///
  /// @throws UnreadableEventException where a field that it must have is missing or wrong
  public static List<Fact> facts(ObjectNode payload, Origin origin) {
    return ConnectContact.of(payload)
        .map(contact -> {
          ConnectLife life = new ConnectLife(contact, origin);
          return NO_LEGS.contains(contact.method()) ? life.ofNoLeg() : life.facts();
        })
        .orElse(List.of());
  }

  /// Names a fact by what it says: where several payloads say the same, it is one fact. Not for
  /// what holds a number, which could be guessed from its hash.
  static String name(String contact, Instant at, Happening happening) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(at.toString().getBytes(UTF_8));
      byte[] hash = Arrays.copyOf(sha.digest(Json.bytes(happening)), 12);
      return contact + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256, found none", e);
    }
  }

  /// The reason with an issue of the same side, `AGENT_DISCONNECT AGENT_DEVICE_ISSUE`: whoever lost
  /// their line or device may not have hung up. Without one the reason alone.
  static String reasonBeside(String reason, @Nullable String issue) {
    boolean sameSide =
        issue != null
            && reason.endsWith("_DISCONNECT")
            && issue.startsWith(reason.substring(0, reason.indexOf('_') + 1));
    return sameSide ? reason + " " + issue : reason;
  }

  private static SignalRule reason(String value, Says says, double weight, String because) {
    return SignalRule.rule(DISCONNECT_REASON, Pattern.compile(value), says, weight, because);
  }
}
