package org.cgmkit.kit.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.kit.config.Connection;
import org.cgmkit.kit.config.HttpTarget;
import org.junit.jupiter.api.Test;

class RequestPacingTest {

    @Test
    void theFirstRequestGoesAtOnceAndTheOthersWaitTheirTurn() {
        List<Duration> waits = new ArrayList<>();
        RequestPacing pacing = RequestPacing.of(target(Duration.ofMinutes(1)), waits::add);

        pacing.await();
        pacing.await();
        pacing.await();

        assertThat(waits, hasSize(2));
        assertThat(waits.get(0), lessThanOrEqualTo(Duration.ofMinutes(1)));
        assertThat(waits.get(1), greaterThan(Duration.ofSeconds(100)));
    }

    @Test
    void withoutAPauseNothingWaits() {
        List<Duration> waits = new ArrayList<>();
        RequestPacing pacing = RequestPacing.of(target(Duration.ZERO), waits::add);

        pacing.await();
        pacing.await();

        assertThat(waits, hasSize(0));
    }

    private static HttpTarget target(Duration pause) {
        return HttpTarget.at("http://localhost/fhir")
                .connection(Connection.ofThisMachine().with(pause))
                .build();
    }
}
