package io.puente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CallPaceProperties {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Property(tries = 200)
    void inNoSecondDoMoreCallsBegin(
            @ForAll @IntRange(min = 1, max = 20) int perSecond,
            @ForAll @Size(max = 200) List<@IntRange(max = 400) Integer> millisBetweenCalls)
            throws InterruptedException {
        // Not far from where the nanosecond clock overflows.
        var now = new AtomicLong(Long.MAX_VALUE - 2 * SECOND);
        var pace = new CallPace(perSecond, now::get, now::addAndGet);
        List<Long> began = new ArrayList<>();
        for (int millis : millisBetweenCalls) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
            pace.await();
            began.add(now.get());
        }
        for (int i = perSecond; i < began.size(); i++) {
            assertThat(began.get(i) - began.get(i - perSecond)).isGreaterThanOrEqualTo(SECOND);
        }
    }
}
