package io.puente.salesforce.internal;

import io.puente.spi.Budget;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Sforce-Limit-Info: api-usage=18/5000} said last: calls of the whole organisation in the last 24 hours.
 * Thread-safe.
 */
public final class LimitHeaders {
    // The count is of a rolling 24 hours, so it can fall at any time; one call in five minutes looks.
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);
    private static final Pattern USAGE = Pattern.compile("(?:^|[;,\\s])api-usage=(\\d{1,18})/(\\d{1,18})");

    private record Reading(Budget budget, Instant at) {}

    private volatile @Nullable Reading last;
    private final Clock clock;

    public LimitHeaders(Clock clock) {
        this.clock = clock;
    }

    void note(SalesforceReply reply) {
        reply.header("Sforce-Limit-Info").ifPresent(value -> {
            Matcher usage = USAGE.matcher(value);
            if (usage.find()) {
                Budget budget = new Budget(Long.parseLong(usage.group(1)), Long.parseLong(usage.group(2)));
                last = new Reading(budget, clock.instant());
            }
        });
    }

    public Optional<Budget> budget() {
        return Optional.ofNullable(last).map(Reading::budget);
    }

    /**
     * Leaves the rest of the organisation's calls to others.
     *
     * @param stopShare share of the allowance from which on we make no call
     * @throws TargetFailure {@code THROTTLED}, until the reading is five minutes old
     */
    public void requireBelow(double stopShare) throws TargetFailure {
        Reading reading = last;
        if (reading == null || reading.budget().share() < stopShare) {
            return;
        }
        Duration wait = Duration.between(clock.instant(), reading.at().plus(LOOK_AGAIN));
        if (!wait.isNegative() && !wait.isZero()) {
            Budget budget = reading.budget();
            throw new TargetFailure(Failure.of(
                            FailureKind.THROTTLED,
                            "daily-limit-stop",
                            "The organisation has used " + budget.used() + " of its " + budget.allowed()
                                    + " daily API calls; Puente leaves the rest to others.")
                    .withRetryAfter(wait));
        }
    }
}
