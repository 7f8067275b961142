package io.holdfast.kit.rest;

import io.holdfast.contracts.Json;
import io.holdfast.kit.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/// Answers as problem details where the HTTP layer answers, not a resource.
@ApplicationScoped
public class HttpProblems {
  private static final Logger LOG = Logger.getLogger(HttpProblems.class);

  void watch(@Observes Router router) {
    for (int status : List.of(400, 404, 405, 406, 413, 414, 415, 431, 500)) {
      router.errorHandler(status, of -> answer(of, problem(of, status)));
    }
    router.route().order(Integer.MIN_VALUE).failureHandler(HttpProblems::failed);
  }

  private static void failed(RoutingContext of) {
    if (of.response().headWritten()) {
      return;
    }
    Throwable why = of.failure();
    int status = why instanceof HttpException http ? http.getStatusCode() : of.statusCode();
    if (status < 400 || status >= 500) {
      LOG.errorf("A request failed: %s", why == null ? "without a cause" : Failure.of(why).trace());
      status = 500;
    }
    answer(of, problem(of, status));
  }

  private static Problem problem(RoutingContext of, int status) {
    return Problem.ofHttp(status, of.request().method().name(), of.request()::getHeader);
  }

  /// Ends the request. A body that is still on its way is not waited for.
  static void answer(RoutingContext of, Problem problem) {
    var response = of.response();
    if (response.headWritten() || response.ended()) {
      return;
    }
    boolean unread = !of.request().isEnded();
    if (unread) {
      response.putHeader("Connection", "close");
    }
    response
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(Buffer.buffer(Json.bytes(problem)))
        .onComplete(_ -> {
          if (unread) {
            of.request().connection().close();
          }
        });
  }
}
