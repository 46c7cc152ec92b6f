package org.cgmkit.ehr.receiver;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cgmkit.ehr.workings.Behaviour.Throttling;
import org.junit.jupiter.api.Test;

/** Requests are let through as a token bucket allows (RFC 6585, section 4), by a clock that stands still in between. */
class ThrottleTest {
    private static final int CAPACITY = 3;
    private static final Duration PER_TOKEN = Duration.ofMillis(1500);

    /** Not from zero: what a monotonic clock begins with is its own business. */
    private final AtomicLong clock = new AtomicLong(-5_000_000_000L);

    @Test
    void letsAsManyThroughAtOnceAsItHolds() {
        Throttle throttle = throttle(Throttling.WITH_RETRY_AFTER);

        assertThat(passing(throttle), is(CAPACITY));
        assertThat(throttle.stops().orElseThrow().refusal().status(), is(429));
    }

    @Test
    void isRefilledDropByDropAndNotAtOnce() {
        Throttle throttle = throttle(Throttling.WITH_RETRY_AFTER);
        passing(throttle);

        later(PER_TOKEN.minusNanos(1));
        assertThat("just before the next token", passing(throttle), is(0));
        later(Duration.ofNanos(1));
        assertThat("with the next token", passing(throttle), is(1));
        later(PER_TOKEN.multipliedBy(2).plusMillis(750));
        assertThat("with two and a half tokens", passing(throttle), is(2));
        later(Duration.ofMillis(750));
        assertThat("with the other half", passing(throttle), is(1));
    }

    @Test
    void holdsNoMoreThanItsCapacityHoweverLongNobodyAsks() {
        Throttle throttle = throttle(Throttling.WITH_RETRY_AFTER);
        passing(throttle);

        later(Duration.ofDays(365));

        assertThat(passing(throttle), is(CAPACITY));
    }

    @Test
    void saysHowLongItTakesUntilTheNextTokenInWholeSecondsRoundedUp() {
        Throttle throttle = throttle(Throttling.WITH_RETRY_AFTER);
        passing(throttle);

        assertThat("1.5 s before", throttle.stops().orElseThrow().retryAfter(), is(Optional.of("2")));
        later(Duration.ofMillis(500));
        assertThat("1 s before", throttle.stops().orElseThrow().retryAfter(), is(Optional.of("1")));
        later(Duration.ofMillis(999));
        assertThat("1 ms before", throttle.stops().orElseThrow().retryAfter(), is(Optional.of("1")));
        later(Duration.ofMillis(1));
        assertThat("as long as it said", throttle.stops(), is(Optional.empty()));
    }

    @Test
    void aRequestThatIsStoppedTakesNothing() {
        Throttle throttle = throttle(Throttling.WITH_RETRY_AFTER);
        passing(throttle);
        for (int i = 0; i < 10; i++) {
            later(PER_TOKEN.dividedBy(10));
            assertThat("at drop " + (i + 1), throttle.stops().isPresent(), is(i < 9));
        }
    }

    @Test
    void doesNotSayHowLongWhereItIsNotTo() {
        Throttle throttle = throttle(Throttling.WITHOUT_RETRY_AFTER);

        assertThat(passing(throttle), is(CAPACITY));
        assertThat(throttle.stops().orElseThrow().retryAfter(), is(Optional.empty()));
    }

    @Test
    void stopsNobodyWhereItDoesNotThrottle() {
        Throttle throttle = throttle(Throttling.NEVER);

        for (int i = 0; i < 100; i++) {
            assertThat(throttle.stops(), is(Optional.empty()));
        }
    }

    private Throttle throttle(Throttling throttling) {
        return new Throttle(throttling, new TokenBucket(CAPACITY, PER_TOKEN, clock::get));
    }

    private void later(Duration duration) {
        clock.addAndGet(duration.toNanos());
    }

    /** How many pass until one is stopped. */
    private static int passing(Throttle throttle) {
        int passed = 0;
        while (throttle.stops().isEmpty()) {
            passed++;
        }
        return passed;
    }
}
