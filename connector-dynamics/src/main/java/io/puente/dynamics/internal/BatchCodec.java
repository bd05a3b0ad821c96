package io.puente.dynamics.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of a {@code $batch} call and its answer: one part for each change, or one change set of several. */
final class BatchCodec {
    /** Line ends are escaped inside JSON, so no content can look like a boundary. */
    static final String CONTENT_TYPE = "multipart/mixed; boundary=\"batch_puente\"";

    // The generator must not close what it writes into, nor write raw surrogates: Dataverse reads UTF-8.
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    private static final int LIKELY_PART = 1_200;

    private BatchCodec() {}

    /** @param root of the service: {@code /api/data/v9.2} */
    static byte[] body(String root, List<WriteUnit> units) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(LIKELY_PART * units.size());
        try {
            for (int i = 0; i < units.size(); i++) {
                List<WriteRequest> requests = units.get(i).requests();
                if (requests.size() == 1) {
                    part(out, "batch_puente", "", root, requests.get(0));
                } else {
                    String boundary = "changeset_" + i;
                    put(out, "--batch_puente\r\nContent-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n");
                    for (int id = 0; id < requests.size(); id++) {
                        String contentId = "Content-ID: " + (id + 1) + "\r\n";
                        part(out, boundary, contentId, root, requests.get(id));
                    }
                    put(out, "--" + boundary + "--\r\n\r\n");
                }
            }
            put(out, "--batch_puente--\r\n");
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return out.toByteArray();
    }

    private static void part(
            ByteArrayOutputStream out, String boundary, String contentId, String root, WriteRequest request)
            throws IOException {
        StringBuilder head = new StringBuilder(300)
                .append("--")
                .append(boundary)
                .append("\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n")
                .append(contentId)
                .append("\r\n")
                .append(request.method())
                .append(' ')
                .append(root)
                .append('/')
                .append(request.address())
                .append(" HTTP/1.1\r\nContent-Type: application/json; type=entry\r\n");
        for (String header : request.headers()) {
            head.append(header).append("\r\n");
        }
        put(out, head.append("\r\n").toString());
        try (JsonGenerator json = JSON.createGenerator(out)) {
            request.body().write(json);
        }
        put(out, "\r\n");
    }

    private static void put(ByteArrayOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The answers to each unit, in order.
     *
     * @return empty if the answer does not have exactly one for every request, or one error for a whole change set
     */
    static Optional<List<List<BatchPart>>> answers(byte[] body, String contentType, List<WriteUnit> units) {
        Optional<List<List<BatchPart>>> groups =
                MultipartReader.boundary(contentType).flatMap(boundary -> MultipartReader.read(body, boundary));
        if (groups.isEmpty() || groups.get().size() != units.size()) {
            return Optional.empty();
        }
        List<List<BatchPart>> answers = new ArrayList<>(units.size());
        for (int i = 0; i < units.size(); i++) {
            List<BatchPart> parts = groups.get().get(i);
            boolean refused = parts.size() == 1 && !parts.get(0).success();
            if (!refused && parts.size() != units.get(i).requests().size()) {
                return Optional.empty();
            }
            answers.add(parts);
        }
        return Optional.of(answers);
    }
}
