package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.Multipart;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import java.util.Optional;

/** Upload, resolve, download and delete of media. */
final class MediaCalls {
    private final MediaStore store;

    MediaCalls(MediaStore store) {
        this.store = store;
    }

    SimulatorReply upload(SimulatorRequest request) {
        Multipart form = Multipart.parse(request.header("Content-Type").orElse(""), request.body())
                .orElseThrow(() -> Refusal.malformed("An upload must be multipart/form-data."));
        if (!form.text("messaging_product").orElse("").equals("whatsapp")) {
            throw Refusal.missing("messaging_product");
        }
        Multipart.Part file = form.part("file").orElseThrow(() -> Refusal.missing("file"));
        // The part's own type counts; the form field type does not replace it.
        String type = file.contentType();
        if (type.isEmpty() || type.startsWith("application/octet-stream")) {
            throw Refusal.malformed("Param file must be a file with one of the supported types. Received file of type '"
                    + (type.isEmpty() ? "application/octet-stream" : type) + "'.");
        }
        MediaKind kind = MediaKind.of(type);
        if (file.content().length == 0 || file.content().length > kind.limit()) {
            throw new Refusal(
                    400,
                    131053,
                    "Media upload error",
                    "The file has " + file.content().length + " bytes; allowed for " + kind + ": 1 to " + kind.limit());
        }
        MediaItem item = store.add(type, file.content(), MediaStore.UPLOADED);
        return SimulatorReply.json(200, Json.object().put("id", item.id()));
    }

    SimulatorReply resolve(String id) {
        MediaItem item = store.find(id).orElseThrow(() -> Refusal.noSuchObject(id));
        ObjectNode reply = Json.object()
                .put("messaging_product", "whatsapp")
                .put("url", store.link(id))
                .put("mime_type", item.mimeType())
                .put("sha256", item.sha256Hex())
                // A string, as printed in the documentation.
                .put("file_size", String.valueOf(item.bytes().length))
                .put("id", id);
        return SimulatorReply.json(200, reply);
    }

    SimulatorReply download(SimulatorRequest request) {
        Optional<MediaItem> item = store.open(
                request.query("mid").orElse(""),
                request.query("ext").orElse("0"),
                request.query("hash").orElse(""));
        return item.map(found -> SimulatorReply.of(200, found.mimeType(), found.bytes()))
                .orElseGet(() -> SimulatorReply.text(404, "Not found"));
    }

    SimulatorReply delete(String id) {
        if (!store.delete(id)) {
            throw Refusal.noSuchObject(id);
        }
        return SimulatorReply.json(200, Json.object().put("success", true));
    }
}
