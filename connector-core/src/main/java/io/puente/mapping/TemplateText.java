package io.puente.mapping;

import io.puente.mapping.TemplateSource.Piece;
import io.puente.model.CanonicalKind;
import java.util.ArrayList;
import java.util.List;

/** Reads the text of a template: <code>{path}</code> for a value, doubled braces for a brace. */
final class TemplateText {

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder fixed = new StringBuilder();
    private int at;

    private TemplateText(String text) {
        this.text = text;
    }

    static TemplateSource parse(String text, CanonicalKind from, PathLookup paths, Spot spot) {
        return new TemplateText(text).parse(from, paths, spot);
    }

    private TemplateSource parse(CanonicalKind from, PathLookup paths, Spot spot) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("{{", at) || text.startsWith("}}", at)) {
                fixed.append(c);
                at += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    spot.problem("the template has a '{' without '}'", "write '{{' for a brace itself");
                    break;
                }
                closeFixed();
                String name = text.substring(at + 1, end).strip();
                paths.find(name, from, spot).ifPresent(path -> pieces.add(new Piece("", path)));
                at = end + 1;
            } else if (c == '}') {
                spot.problem("the template has a '}' without '{'", "write '}}' for a brace itself");
                break;
            } else {
                fixed.append(c);
                at++;
            }
        }
        closeFixed();
        if (spot.clean() && pieces.stream().allMatch(piece -> piece.path() == null)) {
            spot.problem("the template names no value", "use 'const' for a fixed text, or a path in braces");
        }
        return new TemplateSource(pieces);
    }

    private void closeFixed() {
        if (fixed.length() > 0) {
            pieces.add(new Piece(fixed.toString(), null));
            fixed.setLength(0);
        }
    }
}
