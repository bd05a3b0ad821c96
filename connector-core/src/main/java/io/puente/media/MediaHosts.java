package io.puente.media;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that may see the token: addresses of files come from outside. Only https on its usual port; loopback with any
 * scheme and port only while the Graph API itself is on loopback, as in the demo. Immutable.
 */
public final class MediaHosts {
    private static final Pattern ALLOWED = Pattern.compile("(\\*\\.)?([a-z0-9-]+\\.)+[a-z][a-z0-9-]*");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final int HTTPS = 443;

    private final List<String> patterns;
    private final boolean loopback;

    private MediaHosts(List<String> patterns, boolean loopback) {
        this.patterns = patterns;
        this.loopback = loopback;
    }

    /**
     * @param patterns {@code host.example.com}, or {@code *.example.com} for everything below it
     * @throws IllegalArgumentException naming every pattern that is neither
     */
    public static MediaHosts of(Collection<String> patterns, URI graph) {
        List<String> lower =
                patterns.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
        List<String> bad = lower.stream()
                .filter(text -> !ALLOWED.matcher(text).matches() || (text.startsWith("*.") && labels(text) < 3))
                .toList();
        if (!bad.isEmpty()) {
            throw new IllegalArgumentException("media hosts " + bad
                    + " are not allowed; give host names, or *. before a name of two or more parts");
        }
        return new MediaHosts(lower, isLoopback(graph.getHost()));
    }

    public boolean allows(URI address) {
        String host = address.getHost();
        String scheme = address.getScheme();
        if (host == null || scheme == null || address.getRawUserInfo() != null) {
            return false;
        }
        if (loopback && isLoopback(host)) {
            return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
        }
        boolean usual = address.getPort() == -1 || address.getPort() == HTTPS;
        return scheme.equalsIgnoreCase("https") && usual && matches(host.toLowerCase(Locale.ROOT));
    }

    private boolean matches(String host) {
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern));
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static long labels(String pattern) {
        return pattern.chars().filter(character -> character == '.').count() + 1;
    }
}
