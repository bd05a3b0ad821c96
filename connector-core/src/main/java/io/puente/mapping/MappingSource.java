package io.puente.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file and every layer below it as texts, so that it can be read again when the files are gone. Immutable.
 *
 * @param fileName of the top file, for problems
 * @param layers by the name that stands under {@code extends}
 */
public record MappingSource(String fileName, String text, Map<String, LayerText> layers) implements MappingLayers {

    /** @param fileName for problems */
    public record LayerText(String fileName, String text) {}

    public MappingSource {
        layers = Map.copyOf(layers);
    }

    /**
     * Reads and compiles it.
     *
     * @param crm the type of CRM it must be for
     * @throws MappingProblems naming every mistake
     */
    public MappingFile read(String crm) {
        try {
            return MappingLoader.read(fileName, stream(text), crm, this);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    @Override
    public @Nullable Layer open(String name) {
        LayerText layer = layers.get(name);
        return layer == null ? null : new Layer(layer.fileName(), stream(layer.text()));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps what is read through it. */
    static final class Recording implements MappingLayers {
        private final MappingLayers layers;
        private final Map<String, LayerText> read = new LinkedHashMap<>();

        Recording(MappingLayers layers) {
            this.layers = layers;
        }

        @Override
        public @Nullable Layer open(String name) throws IOException {
            Layer layer = layers.open(name);
            if (layer == null) {
                return null;
            }
            try (InputStream content = layer.content()) {
                byte[] bytes = bytes(content);
                read.put(name, new LayerText(layer.fileName(), new String(bytes, StandardCharsets.UTF_8)));
                return new Layer(layer.fileName(), new ByteArrayInputStream(bytes));
            }
        }

        /** Of a file that was read without problems, and so is UTF-8. */
        MappingSource source(String fileName, byte[] top) {
            return new MappingSource(fileName, new String(top, StandardCharsets.UTF_8), read);
        }

        /** One byte more than allowed is kept, so that the reader sees that it is too much. */
        static byte[] bytes(InputStream content) throws IOException {
            return content.readNBytes(YamlText.MOST_BYTES + 1);
        }
    }
}
