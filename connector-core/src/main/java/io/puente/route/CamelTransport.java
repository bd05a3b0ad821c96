package io.puente.route;

import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** HTTP over the route {@code crm-http-<connection>}: a fresh exchange for each call, with the call's headers only. */
final class CamelTransport implements Transport {
    private final ProducerTemplate producer;
    private final String endpoint;

    CamelTransport(ProducerTemplate producer, String connection) {
        this.producer = producer;
        this.endpoint = "direct:" + RouteIds.http(connection);
    }

    @Override
    public HttpReply exchange(HttpCall call) throws TargetFailure, InterruptedException {
        stopIfInterrupted("before a call");
        Exchange exchange = producer.request(endpoint, fresh -> {
            Message message = fresh.getIn();
            call.headers().forEach(message::setHeader);
            message.setHeader(Exchange.HTTP_METHOD, call.method());
            message.setHeader(Exchange.HTTP_URI, call.uri());
            message.setBody(call.body().length == 0 ? null : call.body());
        });
        Throwable failure = exchange.getException();
        if (failure != null) {
            stopIfInterrupted("during a call");
            throw classified(failure);
        }
        return reply(exchange.getMessage());
    }

    /** The flag stays: the SPI promises it to core. */
    static void stopIfInterrupted(String when) throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException(when);
        }
    }

    private static HttpReply reply(Message message) throws TargetFailure {
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (status == null) {
            throw TargetFailure.unknownOutcome("a reply without status");
        }
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (value != null && !name.regionMatches(true, 0, "Camel", 0, 5)) {
                headers.put(name, text(value));
            }
        });
        byte[] body = message.getBody(byte[].class);
        return new HttpReply(status, headers, body == null ? new byte[0] : body);
    }

    private static String text(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }

    /** Only what surely happened before the request left us may be sent again without looking. */
    static TargetFailure classified(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // A connection that times out while opening is a SocketTimeoutException too: the order matters.
            if (cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof ConnectionRequestTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException) {
                return TargetFailure.unavailable(cause.getClass().getSimpleName(), "no connection");
            }
        }
        return TargetFailure.unknownOutcome(
                "no whole reply (" + failure.getClass().getSimpleName() + ")");
    }
}
