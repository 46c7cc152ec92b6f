package org.cgmkit.reports.figure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.cgmkit.reports.figure.Curve.Point;
import org.cgmkit.reports.figure.Curve.Stretch;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final Instant BEGAN = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration GAP = Duration.ofMinutes(20);

    @Test
    void keepsEveryPointOfAShortCurveInTheOrderOfTime() {
        List<Point> points = points(600);
        List<Point> shuffled = new ArrayList<>(points);
        Collections.reverse(shuffled);

        assertThat(kept(Curve.stretches(shuffled, GAP)), is(points));
    }

    @Test
    void keepsThePeaksOfALongCurve() {
        List<Point> points = new ArrayList<>(points(10_000));
        Point high = new Point(BEGAN.plusSeconds(300 * 5_001), 390);
        Point low = new Point(BEGAN.plusSeconds(300 * 7_003), 41);
        points.set(5_001, high);
        points.set(7_003, low);

        List<Point> kept = kept(Curve.stretches(points, GAP));

        assertThat(kept.size(), is(lessThanOrEqualTo(2 * Curve.PARTS)));
        assertThat(kept, hasItem(high));
        assertThat(kept, hasItem(low));
    }

    @Test
    void thinningNeitherMakesGapsNorClosesThem() {
        List<Point> points = new ArrayList<>(points(10_000));
        points.subList(4_000, 4_100).clear();

        List<Stretch> stretches = Curve.stretches(points, GAP);

        assertThat(stretches, hasSize(2));
        assertThat(stretches.getLast().points().getFirst().at().isBefore(BEGAN.plusSeconds(300 * 4_100)), is(false));
    }

    @Test
    void nothingHasNoStretches() {
        assertThat(Curve.stretches(List.of(), GAP), is(empty()));
    }

    /** So many points five minutes apart, all different and none a peak. */
    private static List<Point> points(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Point(BEGAN.plusSeconds(300L * i), 100 + i % 7))
                .toList();
    }

    private static List<Point> kept(List<Stretch> stretches) {
        return stretches.stream().flatMap(stretch -> stretch.points().stream()).toList();
    }
}
