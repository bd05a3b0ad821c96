package io.puente.route;

import java.io.InputStream;
import java.net.URI;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.jspecify.annotations.Nullable;

/**
 * The route {@code wa-media}: one GET to the Graph API or to a media host, the answer read while it arrives. Its callers
 * make a fresh exchange for each call; the address travels in a header of it, never in an endpoint's name, which would
 * show it.
 */
public final class MediaRoute extends RouteBuilder {
    /** Documented and stable. */
    public static final String ID = "wa-media";

    static final String ENTRY = "direct:" + ID;
    private static final String HTTP = "wa-media-http";
    private static final String READER = "puente.media.reader";

    private final GraphAccess access;

    public MediaRoute(GraphAccess access) {
        this.access = access;
    }

    /** Reads an answer of any status. The stream ends with the exchange. */
    @FunctionalInterface
    interface Reader {
        void read(Answer answer) throws Exception;
    }

    /** What came back; an empty stream if there was no body. */
    record Answer(int status, Message message, InputStream body) {

        @Nullable
        String header(String name) {
            return message.getHeader(name, String.class);
        }
    }

    static void prepare(Exchange exchange, URI address, String token, Reader reader) {
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_METHOD, "GET");
        message.setHeader(Exchange.HTTP_URI, address.toASCIIString());
        message.setHeader("Authorization", "Bearer " + token);
        exchange.setProperty(READER, reader);
    }

    @Override
    public void configure() {
        getContext().addComponent(HTTP, http());
        // A failure is for the caller alone: the default handler logs exchanges.
        errorHandler(noErrorHandler());
        from(ENTRY)
                .routeId(ID)
                // Files have up to 100 MB; they go to disk once, by the reader.
                .noStreamCaching()
                .to(HTTP + ":" + access.baseUri()
                        + "?throwExceptionOnFailure=false&disableStreamCache=true&copyHeaders=false"
                        + "&followRedirects=false&userAgent=RAW(" + access.userAgent() + ")")
                .id(ID + "-call")
                .process(MediaRoute::read)
                .id(ID + "-read");
    }

    private HttpComponent http() {
        HttpComponent http = new HttpComponent();
        http.setConnectTimeout(access.connectTimeout().toMillis());
        http.setConnectionRequestTimeout(access.connectTimeout().toMillis());
        // Both: the first until the answer begins, the second between two of its packets.
        http.setResponseTimeout(access.responseTimeout().toMillis());
        http.setSoTimeout(access.responseTimeout().toMillis());
        http.setFollowRedirects(false);
        http.setRedirectHandlingDisabled(true);
        http.setAutomaticRetriesDisabled(true);
        http.setCookieManagementDisabled(true);
        // Hash and length are those of the bytes that were sent.
        http.setContentCompressionDisabled(true);
        URI proxy = access.proxy();
        if (proxy != null) {
            http.setProxyHost(proxy.getHost());
            http.setProxyPort(proxy.getPort());
        }
        if (access.tls() != null) {
            http.setSslContextParameters(access.tls());
        }
        return http;
    }

    private static void read(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        InputStream body = message.getBody(InputStream.class);
        exchange.getProperty(READER, Reader.class)
                .read(new Answer(
                        status == null ? 0 : status, message, body == null ? InputStream.nullInputStream() : body));
    }
}
