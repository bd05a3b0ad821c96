package io.puente.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.media.MediaFailure;
import io.puente.media.MediaFailure.Kind;
import io.puente.media.MediaHosts;
import io.puente.media.MediaSource;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** WhatsApp's files through {@link MediaRoute}. Thread-safe. */
public final class CamelMediaSource implements MediaSource {
    private static final int JSON_BYTES = 64 * 1024;
    private static final int REDIRECTS = 3;

    private final ProducerTemplate camel;
    private final GraphAccess access;
    private final MediaHosts hosts;
    private final ObjectMapper json = new ObjectMapper();

    /** @param hosts that may see the token when a file is downloaded */
    public CamelMediaSource(ProducerTemplate camel, GraphAccess access, MediaHosts hosts) {
        this.camel = camel;
        this.access = access;
        this.hosts = hosts;
    }

    @Override
    public Resolved resolve(String mediaId, String numberId) throws MediaFailure, InterruptedException {
        URI address = URI.create(access.baseUri().toString().replaceFirst("/+$", "") + "/" + access.apiVersion() + "/"
                + encode(mediaId) + "?phone_number_id=" + encode(numberId));
        AtomicReference<@Nullable Resolved> resolved = new AtomicReference<>();
        call(address, answer -> {
            JsonNode body = parse(answer);
            if (answer.status() != 200) {
                throw MediaAnswers.resolveRefused(answer, body);
            }
            resolved.set(read(body));
        });
        Resolved result = resolved.get();
        if (result == null) {
            throw new MediaFailure(Kind.UNEXPECTED, "WhatsApp gave no answer about the file");
        }
        return result;
    }

    @Override
    public void download(URI address, Receiver receiver) throws MediaFailure, InterruptedException {
        URI from = address;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            // Before every single call: the token goes with it.
            if (!hosts.allows(from)) {
                throw new MediaFailure(
                        Kind.HOST_REFUSED, "The file is on a host that is not among the configured media hosts");
            }
            AtomicReference<@Nullable URI> elsewhere = new AtomicReference<>();
            URI here = from;
            call(from, answer -> {
                if (answer.status() == 200) {
                    receiver.receive(answer.body(), MediaAnswers.length(answer));
                } else if (MediaAnswers.redirects(answer)) {
                    elsewhere.set(MediaAnswers.target(here, answer));
                } else {
                    throw MediaAnswers.downloadRefused(answer, parse(answer));
                }
            });
            URI next = elsewhere.get();
            if (next == null) {
                return;
            }
            from = next;
        }
        throw new MediaFailure(Kind.UNEXPECTED, "The file's address leads from one place to the next");
    }

    private void call(URI address, MediaRoute.Reader reader) throws MediaFailure, InterruptedException {
        Exchange exchange = camel.send(
                MediaRoute.ENTRY,
                fresh -> MediaRoute.prepare(fresh, address, access.token().get(), reader));
        Exception problem = exchange.getException();
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while fetching a file");
        }
        if (problem instanceof MediaFailure failure) {
            throw failure;
        }
        if (problem instanceof IOException) {
            throw new MediaFailure(
                    Kind.UNREACHABLE,
                    "WhatsApp could not be reached, or the transfer broke off ("
                            + problem.getClass().getSimpleName() + ")");
        }
        if (problem != null) {
            // Its message may hold the address; so the class alone is told.
            throw new MediaFailure(
                    Kind.UNEXPECTED,
                    "Fetching failed inside (" + problem.getClass().getSimpleName() + ")");
        }
    }

    private @Nullable JsonNode parse(MediaRoute.Answer answer) throws IOException {
        byte[] start = answer.body().readNBytes(JSON_BYTES);
        try {
            JsonNode node = json.readTree(start);
            return node != null && node.isObject() ? node : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    private static Resolved read(@Nullable JsonNode body) throws MediaFailure {
        String url = body == null ? "" : body.path("url").asText("");
        if (body == null || url.isEmpty()) {
            throw new MediaFailure(Kind.UNEXPECTED, "WhatsApp's answer about the file cannot be read");
        }
        try {
            // Printed as a string in the documentation, seen as a number: both are taken.
            return new Resolved(
                    URI.create(url),
                    body.path("mime_type").textValue(),
                    body.path("sha256").textValue(),
                    body.path("file_size").asLong(-1));
        } catch (IllegalArgumentException notAnAddress) {
            throw new MediaFailure(Kind.UNEXPECTED, "The file's address in WhatsApp's answer is none");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
