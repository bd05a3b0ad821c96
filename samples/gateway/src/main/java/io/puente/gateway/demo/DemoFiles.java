package io.puente.gateway.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The little files that the story's customers send. */
final class DemoFiles {

    private DemoFiles() {}

    static byte[] photo() {
        return read("photo.png");
    }

    static byte[] voice() {
        return read("voice.ogg");
    }

    static byte[] pdf() {
        return read("invoice.pdf");
    }

    private static byte[] read(String name) {
        try (InputStream file = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the demo's file " + name + " is not in the jar");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
