package io.puente.route;

import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.util.UnsafeUriCharactersEncoder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * The same client and answers as over the route {@code crm-http-<connection>}, without Camel: a program that asks a CRM a
 * few questions and ends would spend most of its time on starting it. Thread-safe.
 */
public final class ClientTransport implements Transport, AutoCloseable {
    private final CloseableHttpClient client;

    public ClientTransport(HttpConnection connection) {
        this.client = HttpClients.client(connection);
    }

    @Override
    public HttpReply exchange(HttpCall call) throws TargetFailure, InterruptedException {
        CamelTransport.stopIfInterrupted("before a call");
        try {
            return client.execute(request(call), ClientTransport::reply);
        } catch (IOException e) {
            CamelTransport.stopIfInterrupted("during a call");
            throw CamelTransport.classified(e);
        }
    }

    private static ClassicHttpRequest request(HttpCall call) {
        ClassicRequestBuilder request = ClassicRequestBuilder.create(call.method())
                .setUri(UnsafeUriCharactersEncoder.encodeHttpURI(call.uri()));
        call.headers().forEach(request::setHeader);
        if (call.body().length > 0) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        return request.build();
    }

    private static HttpReply reply(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.merge(header.getName(), header.getValue(), (first, next) -> first + ", " + next);
        }
        byte[] body = response.getEntity() == null ? null : EntityUtils.toByteArray(response.getEntity());
        return new HttpReply(response.getCode(), headers, body == null ? new byte[0] : body);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the connections do not close", e);
        }
    }
}
