package io.puente.route;

import java.io.InputStream;
import java.net.URI;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The route {@code wa-media}: one GET to the Graph API or to a media host, the answer read while it arrives. Its callers
 * make a fresh exchange for each call; the address travels in a header of it, never in an endpoint's name, which would
 * show it.
 */
public final class MediaRoute extends RouteBuilder {
    public static final String ID = RouteIds.MEDIA;

    static final String ENTRY = "direct:" + ID;
    private static final String CLIENT = "wa-media-client";
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
        // Hash and length are those of the bytes as they are sent.
        message.setHeader("Accept-Encoding", "identity");
        exchange.setProperty(READER, reader);
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind(CLIENT, HttpClients.client(access.connection()));
        // A failure is for the caller alone: the default handler logs exchanges.
        errorHandler(noErrorHandler());
        from(ENTRY)
                .routeId(ID)
                // Files have up to 100 MB; they go to disk once, by the reader.
                .noStreamCaching()
                // The address comes with each call; the one here is never used.
                .to(
                        "http://media.invalid?httpClient=#" + CLIENT
                                + "&throwExceptionOnFailure=false&disableStreamCache=true&copyHeaders=false&followRedirects=false")
                .id(ID + "-call")
                .process(MediaRoute::read)
                .id(ID + "-read");
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
