package io.holdfast.kit.rest;

import io.holdfast.contracts.Json;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpVersion;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives problem details to the answers that have none: to what is no HTTP, or has no URI, Vert.x
/// and Quarkus answer with a status alone, before any filter or route is asked, and no setting
/// changes it (Quarkus issue 55082). A tracer is asked before them. It only puts a handler into the
/// connection of HTTP/1.1, at its first request.
@ApplicationScoped
public class BareAnswers implements VertxOptionsCustomizer {
  @Override
  @SuppressWarnings("deprecation") // what replaces it is the builder of Vert.x, which Quarkus holds
  public void accept(VertxOptions options) {
    options.setTracingOptions(new TracingOptions().setFactory(_ -> new Watch()));
  }

  private static final class Watch implements VertxTracer<@Nullable Object, @Nullable Object> {
    @Override
    public <R> @Nullable Object receiveRequest(
        Context context,
        SpanKind kind,
        TracingPolicy policy,
        R request,
        String operation,
        Iterable<Map.Entry<String, String>> headers,
        TagExtractor<R> tags) {
      if (request instanceof HttpServerRequest http
          && http.connection() instanceof ConnectionBase connection) {
        var own = connection.channelHandlerContext();
        Bodies bodies = own.pipeline().get(Bodies.class);
        if (bodies == null) {
          bodies = new Bodies();
          own.pipeline().addBefore(own.name(), "holdfast-bodies", bodies);
        }
        bodies.head = HttpMethod.HEAD.equals(http.method());
      }
      return null;
    }
  }

  /// Answers leave a connection one after the other, so that one flag is enough.
  private static final class Bodies extends ChannelOutboundHandlerAdapter {
    private boolean head;

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // who writes hears of it by the promise
    public void write(ChannelHandlerContext to, Object message, ChannelPromise done) {
      to.write(
          message instanceof FullHttpResponse answer && !head && isBare(answer)
              ? withBody(answer)
              : message,
          done);
    }

    private static boolean isBare(FullHttpResponse answer) {
      return answer.status().code() >= 400
          && !answer.content().isReadable()
          && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private static FullHttpResponse withBody(FullHttpResponse bare) {
      byte[] body = Json.bytes(Problem.ofHttp(bare.status().code()));
      var answer =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, bare.status(), Unpooled.wrappedBuffer(body));
      answer
          .headers()
          .set(bare.headers())
          .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
      bare.release();
      return answer;
    }
  }
}
