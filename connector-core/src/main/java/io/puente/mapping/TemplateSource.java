package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text with values in it. A value that is missing leaves its place empty; if all are missing there is no text at all, so
 * that {@code default} applies.
 */
record TemplateSource(List<Piece> pieces) implements ValueSource {

    TemplateSource {
        pieces = List.copyOf(pieces);
    }

    /** Fixed text, or, if there is a path, the path's value. */
    record Piece(String fixed, @Nullable CanonicalPath path) {}

    @Override
    public @Nullable FieldValue read(MappingInput input) {
        var text = new StringBuilder();
        boolean any = false;
        for (Piece piece : pieces) {
            if (piece.path() == null) {
                text.append(piece.fixed());
                continue;
            }
            FieldValue value = piece.path().reader().read(input);
            if (value != null) {
                any = true;
                text.append(PlainText.of(value));
            }
        }
        return any ? FieldValue.text(text.toString().strip()) : null;
    }

    @Override
    public boolean reads(String name) {
        return pieces.stream()
                .map(Piece::path)
                .anyMatch(p -> p != null && p.name().equals(name));
    }

    @Override
    public ValueType type() {
        return ValueType.TEXT;
    }

    @Override
    public int longest() {
        int sum = 0;
        for (Piece piece : pieces) {
            int longest = piece.path() == null ? piece.fixed().length() : longest(piece.path());
            if (longest == 0) {
                return 0;
            }
            sum += longest;
        }
        return sum;
    }

    private static int longest(CanonicalPath path) {
        // The longest plain forms: a long, and an ISO moment to the nanosecond.
        return path.type().textual() ? path.longest() : 30;
    }

    @Override
    public List<String> values() {
        return List.of();
    }
}
