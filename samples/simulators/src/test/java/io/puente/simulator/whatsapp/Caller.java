package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls the simulated Graph API as a business would. */
final class Caller {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final WhatsAppSimulator simulator;

    record Answer(int status, byte[] bytes) {
        JsonNode json() throws IOException {
            return JSON.readTree(bytes);
        }

        int code() throws IOException {
            return json().at("/error/code").asInt();
        }

        String details() throws IOException {
            return json().at("/error/error_data/details").asText();
        }

        String wamid() throws IOException {
            return json().at("/messages/0/id").asText();
        }
    }

    Caller(WhatsAppSimulator simulator) {
        this.simulator = simulator;
    }

    BusinessNumber number() {
        return simulator.settings().numbers().get(0);
    }

    /** @param json with single quotes */
    Answer send(String json) throws Exception {
        return post("/v25.0/" + number().id() + "/messages", json.replace('\'', '"'));
    }

    Answer text(String to, String body) throws Exception {
        return send("{'messaging_product':'whatsapp','to':'" + to + "','type':'text','text':{'body':'" + body + "'}}");
    }

    Answer post(String path, String json) throws Exception {
        return call(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer get(String path) throws Exception {
        return call(request(path));
    }

    Answer delete(String path) throws Exception {
        return call(request(path).DELETE());
    }

    Answer upload(String type, byte[] bytes) throws Exception {
        String head = "--xx\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n--xx\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n"
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "\r\n";
        return call(request("/v25.0/" + number().id() + "/media")
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(bytes),
                        HttpRequest.BodyPublishers.ofString("\r\n--xx--\r\n"))));
    }

    HttpRequest.Builder request(String path) {
        String address = path.startsWith("http") ? path : simulator.baseUri() + path;
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + simulator.settings().accessToken());
    }

    Answer call(HttpRequest.Builder request) throws Exception {
        HttpResponse<byte[]> reply = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(reply.statusCode(), reply.body());
    }
}
