package io.puente.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.command.PuenteCommands;
import io.puente.gateway.PuenteGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands in this JVM, with the settings of a gateway that may run in another. */
record CommandLineHere(Path data, Map<String, String> settings) {

    /** What a command printed, and its exit code. */
    record Answer(int code, String out, String err) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(out, e);
            }
        }

        @Override
        public String toString() {
            return "exit code " + code + "\n" + out + "\n" + err;
        }
    }

    Answer run(String... words) {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(Platforms.arguments(settings));
        arguments.add("--puente.data=" + data);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = PuenteCommands.execute(
                PuenteGateway.class,
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments.toArray(String[]::new));
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
