package io.puente.gateway.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request whose target reaches the server as it is written; HTTP clients tidy it up before. */
final class RawRequest {
    private static final int MOST_MILLIS = 30_000;

    private RawRequest() {}

    static int status(URI gateway, String method, String target) throws IOException {
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(MOST_MILLIS);
            String request = method + " " + target
                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = reader.readLine();
            if (line == null || !line.startsWith("HTTP/1.1 ")) {
                throw new IOException("no answer but: " + line);
            }
            return Integer.parseInt(line.substring(9, 12));
        }
    }
}
