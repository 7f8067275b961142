package io.holdfast.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callback.domain.Calls;
import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.callbacks.Callback.Route;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.contracts.callbacks.CallbackEvent;
import io.holdfast.contracts.callbacks.DialRequest;
import io.holdfast.contracts.telephony.DialOutcome;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoadIT extends ServiceIT {

  /// T18: nothing follows the drop, no other call, no other event.
  @Test
  void shouldKeepThePromiseOfTheLastCallOfTheDay() {
    Calls call = dropped();
    String id = call.promiseId();

    happens(call);
    DialRequest order = untilDialled(id + ":1");
    reports(id + ":1", DialOutcome.CONNECTED);
    CallbackEvent kept = until(id, Status.KEPT);

    assertThat(order.number()).isEqualTo(Calls.NUMBER);
    assertThat(order.route()).isEqualTo(new Route("same-agent", "1001", null, "queue:support"));
    assertThat(String.valueOf(order.brief())).contains("you waited 15 minutes");
    assertThat(kept.callback().drop().kind()).isEqualTo(Kind.DROPPED_AFTER_HOLD);
    assertThat(kept.callback().reasons()).containsExactly("connected");
    assertThat(events().stream().map(e -> e.envelope().type()))
        .isEqualTo(
            List.of(
                "callback.promised", "callback.scheduled", "callback.dialling", "callback.kept"));
    assertThat(dials()).hasSize(1);
  }
}
