package io.puente.salesforce.route;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * What happened on the wire for one call. The component tells neither whether a failed call had left the machine nor any
 * header of the answer but {@code Sforce-*}; both decide what core does next.
 */
final class CallWatch {
    private static final String BEARER = "Bearer ";

    private volatile @Nullable Request request;
    private volatile boolean sent;
    private volatile int status;
    private volatile String token = "";
    private volatile Map<String, String> headers = Map.of();

    void follow(Request followed) {
        request = followed;
        // Not at commit: a quick answer or reset can overtake that notice.
        followed.onRequestHeaders(leaving -> {
            sent = true;
            String authorization = leaving.getHeaders().get(HttpHeader.AUTHORIZATION);
            if (authorization != null && authorization.startsWith(BEARER)) {
                token = authorization.substring(BEARER.length());
            }
        });
        followed.onResponseHeaders(this::answered);
    }

    private void answered(Response response) {
        Map<String, String> received = new LinkedHashMap<>();
        for (HttpField field : response.getHeaders()) {
            received.put(field.getName(), field.getValue());
        }
        headers = received;
        status = response.getStatus();
    }

    void abort(Throwable cause) {
        Request followed = request;
        if (followed != null) {
            followed.abort(cause);
        }
    }

    /** Whether there was a connection and the request began to leave, so that Salesforce may have acted on it. */
    boolean sent() {
        return sent;
    }

    /** 0 if no answer began. */
    int status() {
        return status;
    }

    /** The access token that was sent; empty if nothing was. */
    String token() {
        return token;
    }

    Map<String, String> headers() {
        return headers;
    }
}
