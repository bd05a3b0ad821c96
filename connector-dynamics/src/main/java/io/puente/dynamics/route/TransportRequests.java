package io.puente.dynamics.route;

import io.puente.spi.CallMeter;
import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/** Spring's HTTP requests over the target's own transport, so that tokens take the same proxy and trust the same hosts. */
final class TransportRequests implements ClientHttpRequestFactory {
    private final Transport transport;
    private final CallMeter meter;

    TransportRequests(Transport transport, CallMeter meter) {
        this.transport = transport;
        this.meter = meter;
    }

    /** Carries what the transport threw through Spring's client. */
    static final class NotSent extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        NotSent(Exception cause) {
            super(cause);
        }
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
        return new Request(uri, method);
    }

    private final class Request extends AbstractClientHttpRequest {
        private final URI uri;
        private final HttpMethod method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Request(URI uri, HttpMethod method) {
            this.uri = uri;
            this.method = method;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        public URI getURI() {
            return uri;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            return body;
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            Map<String, String> sent = new HashMap<>();
            headers.forEach((name, values) -> sent.put(name, String.join(", ", values)));
            // The transport counts the body itself.
            sent.remove(HttpHeaders.CONTENT_LENGTH);
            meter.called(CallMeter.Purpose.LOGIN);
            try {
                return new Response(
                        transport.exchange(new HttpCall(method.name(), uri.toString(), sent, body.toByteArray())
                                .with(HttpCall.Effect.LOGIN)));
            } catch (TargetFailure e) {
                throw new NotSent(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NotSent(e);
            }
        }
    }

    private record Response(HttpReply reply) implements ClientHttpResponse {
        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(reply.status());
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            reply.headers().forEach(headers::add);
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(reply.body());
        }

        @Override
        public void close() {}
    }
}
