package io.puente.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/form-data} body, by name; the last one of a name wins. */
public record Multipart(Map<String, Part> parts) {
    private static final Pattern BOUNDARY = Pattern.compile("(?i)multipart/form-data\\s*;.*boundary=\"?([^\";]+)\"?.*");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"?([^\";]+)\"?");
    private static final byte[] BLANK_LINE = ascii("\r\n\r\n");

    /** @param contentType empty if the part names none */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    public record Part(String contentType, byte[] content) {}

    /** @return empty if this is no such body */
    public static Optional<Multipart> parse(String contentType, byte[] body) {
        Matcher type = BOUNDARY.matcher(contentType);
        if (!type.matches()) {
            return Optional.empty();
        }
        byte[] mark = ascii("--" + type.group(1));
        Map<String, Part> parts = new LinkedHashMap<>();
        int from = find(body, mark, 0);
        while (from >= 0) {
            int start = from + mark.length;
            int end = find(body, mark, start);
            if (end < 0) {
                break;
            }
            int headEnd = find(body, BLANK_LINE, start);
            if (headEnd >= 0 && headEnd < end) {
                String head = new String(body, start, headEnd - start, StandardCharsets.UTF_8);
                // The line end before a boundary belongs to the boundary.
                byte[] content = Arrays.copyOfRange(body, headEnd + 4, Math.max(headEnd + 4, end - 2));
                Matcher name = NAME.matcher(head);
                if (name.find()) {
                    parts.put(name.group(1), new Part(header(head), content));
                }
            }
            from = end;
        }
        return Optional.of(new Multipart(parts));
    }

    public Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /** The content read as UTF-8. */
    public Optional<String> text(String name) {
        return part(name).map(part -> new String(part.content(), StandardCharsets.UTF_8));
    }

    private static String header(String head) {
        return Arrays.stream(head.split("\r\n"))
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                .map(line -> line.substring(13).trim())
                .findFirst()
                .orElse("");
    }

    private static int find(byte[] in, byte[] what, int from) {
        outer:
        for (int i = from; i <= in.length - what.length; i++) {
            for (int j = 0; j < what.length; j++) {
                if (in[i + j] != what[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
