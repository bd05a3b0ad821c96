package io.puente.simulator;

import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.ServerConnector;

/**
 * Keeps WireMock from parsing multipart bodies: it would answer 500 to a broken one, which is the vendor's to refuse. The
 * content type is disguised before WireMock sees it; {@link #original} takes the disguise off.
 */
final class OpaqueBodies implements HttpServerFactory {
    private static final String DISGUISE = "opaque:";

    static String original(String contentType) {
        return contentType.startsWith(DISGUISE) ? contentType.substring(DISGUISE.length()) : contentType;
    }

    @Override
    public HttpServer buildHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        return new Jetty11HttpServer(options, admin, stubs) {
            @Override
            protected ServerConnector createHttpConnector(
                    String address, int port, JettySettings settings, NetworkTrafficListener listener) {
                ServerConnector connector = super.createHttpConnector(address, port, settings, listener);
                connector
                        .getConnectionFactory(HttpConnectionFactory.class)
                        .getHttpConfiguration()
                        .addCustomizer((any, configuration, request) -> {
                            String type = request.getHttpFields().get(HttpHeader.CONTENT_TYPE);
                            if (type != null && type.trim().regionMatches(true, 0, "multipart/", 0, 10)) {
                                request.setHttpFields(HttpFields.build(request.getHttpFields())
                                        .put(HttpHeader.CONTENT_TYPE, DISGUISE + type.trim()));
                            }
                        });
                return connector;
            }
        };
    }
}
