package io.puente.dynamics.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the answer of a batch apart without copying it. Anything unexpected makes the whole answer unreadable. */
final class MultipartReader {
    private static final Pattern BOUNDARY = Pattern.compile("(?i)multipart/mixed\\s*;.*?boundary=\"?([^\";\\s]+)\"?.*");
    private static final Pattern STATUS = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})(?: .*)?");

    private final byte[] bytes;

    private MultipartReader(byte[] bytes) {
        this.bytes = bytes;
    }

    static Optional<String> boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Loose parts stand alone in their list, those of a change set together. Empty if the body breaks off. */
    static Optional<List<List<BatchPart>>> read(byte[] body, String boundary) {
        MultipartReader reader = new MultipartReader(body);
        List<List<BatchPart>> groups = new ArrayList<>();
        for (int[] range : reader.parts(0, body.length, boundary)) {
            Optional<List<BatchPart>> group = range[0] < 0 ? Optional.empty() : reader.group(range[0], range[1]);
            if (group.isEmpty()) {
                return Optional.empty();
            }
            groups.add(group.get());
        }
        return Optional.of(groups);
    }

    private Optional<List<BatchPart>> group(int from, int to) {
        int content = blankLine(from, to);
        if (content < 0) {
            return Optional.empty();
        }
        Map<String, String> headers = headers(from, content);
        Optional<String> nested = boundary(headers.getOrDefault("content-type", ""));
        if (nested.isEmpty()) {
            return answer(content, to).map(List::of);
        }
        List<BatchPart> parts = new ArrayList<>();
        for (int[] range : parts(content, to, nested.get())) {
            int inner = range[0] < 0 ? -1 : blankLine(range[0], range[1]);
            Optional<BatchPart> part = inner < 0 ? Optional.empty() : answer(inner, range[1]);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(parts);
    }

    private Optional<BatchPart> answer(int from, int to) {
        int lineEnd = find("\r\n", from, to);
        String line = lineEnd < 0 ? "" : text(from, lineEnd);
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            return Optional.empty();
        }
        int content = blankLine(from, to);
        int end = content < 0 ? to : content;
        Map<String, String> headers = headers(lineEnd + 2, end);
        int length = content < 0 ? 0 : trimmed(content, to) - content;
        return Optional.of(new BatchPart(Integer.parseInt(status.group(1)), headers, bytes, end, length));
    }

    /** From and to of each part; a last one of -1 if the closing boundary is missing. */
    private List<int[]> parts(int from, int to, String boundary) {
        String mark = "--" + boundary;
        List<int[]> ranges = new ArrayList<>();
        int at = find(mark, from, to);
        while (at >= 0) {
            int start = at + mark.length();
            if (start + 1 < to && bytes[start] == '-' && bytes[start + 1] == '-') {
                return ranges;
            }
            int next = find(mark, start, to);
            if (next < 0) {
                break;
            }
            // The line end before a boundary belongs to the boundary.
            ranges.add(new int[] {Math.min(start + 2, next), Math.max(next - 2, Math.min(start + 2, next))});
            at = next;
        }
        ranges.add(new int[] {-1, -1});
        return ranges;
    }

    private Map<String, String> headers(int from, int to) {
        Map<String, String> headers = new HashMap<>();
        for (String line : text(from, to).split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    /** Where the content behind the next blank line begins; -1 if there is none. */
    private int blankLine(int from, int to) {
        int at = find("\r\n\r\n", from, to);
        if (at >= 0) {
            return at + 4;
        }
        // Headers without content may end at the boundary's own line end.
        return -1;
    }

    private int trimmed(int from, int to) {
        int end = to;
        while (end > from && (bytes[end - 1] == '\r' || bytes[end - 1] == '\n' || bytes[end - 1] == ' ')) {
            end--;
        }
        return end;
    }

    private String text(int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }

    /** All that is looked for is ASCII. */
    private int find(String wanted, int from, int to) {
        int last = to - wanted.length();
        char first = wanted.charAt(0);
        for (int i = from; i <= last; i++) {
            if (bytes[i] == first && matches(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(String wanted, int at) {
        for (int i = 1; i < wanted.length(); i++) {
            if (bytes[at + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
