package io.puente.salesforce.internal;

import io.puente.spi.Budget;
import io.puente.spi.HttpReply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Sforce-Limit-Info: api-usage=18/5000} said last: calls of the whole organisation in the last 24 hours. Core
 * decides at which share Puente leaves the rest to others. Thread-safe.
 */
public final class LimitHeaders {
    private static final Pattern USAGE = Pattern.compile("(?:^|[;,\\s])api-usage=(\\d{1,18})/(\\d{1,18})");

    private volatile @Nullable Budget last;

    void note(HttpReply reply) {
        reply.header("Sforce-Limit-Info").ifPresent(value -> {
            Matcher usage = USAGE.matcher(value);
            if (usage.find()) {
                last = new Budget(Long.parseLong(usage.group(1)), Long.parseLong(usage.group(2)));
            }
        });
    }

    public Optional<Budget> budget() {
        return Optional.ofNullable(last);
    }
}
