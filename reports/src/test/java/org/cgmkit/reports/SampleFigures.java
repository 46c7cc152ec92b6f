package org.cgmkit.reports;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cgmkit.reports.figure.Axis;
import org.cgmkit.reports.figure.ComparedValues;
import org.cgmkit.reports.figure.Curve;
import org.cgmkit.reports.figure.Curve.Point;
import org.cgmkit.reports.figure.DayProfile;
import org.cgmkit.reports.figure.DayProfile.Band;
import org.cgmkit.reports.figure.Figure;
import org.cgmkit.reports.figure.StackedShares;
import org.cgmkit.reports.figure.StackedShares.Bar;
import org.cgmkit.reports.figure.StackedShares.Part;
import org.cgmkit.reports.figure.StackedShares.Tone;
import org.cgmkit.reports.figure.TimeLine;
import org.cgmkit.reports.figure.TimeLine.Change;
import org.cgmkit.reports.figure.TimeLine.Event;
import org.cgmkit.reports.figure.TimeLine.Step;
import org.cgmkit.reports.figure.TimeLine.Wait;

/** A picture of each kind, made up for the tests of the renderings. */
public final class SampleFigures {
    private static final Instant BEGAN = Instant.parse("2026-01-31T12:00:00Z");
    private static final Axis AXIS = new Axis("mg/dL", 40, 300, List.of(54.0, 70.0, 180.0, 250.0, 300.0), 70, 180);

    private SampleFigures() {}

    /** One of each kind. */
    public static List<Figure> all() {
        return List.of(steps(), curve(288), profile(), values(), shares());
    }

    /** A step that went well, one that waited in vain, and one that was left out. */
    public static TimeLine steps() {
        Instant second = BEGAN.plusSeconds(6);
        return new TimeLine(
                "Steps of the run",
                "2 of 3 steps were taken.",
                List.of(
                        new Step(
                                "1. First connection",
                                "",
                                BEGAN,
                                second,
                                List.of(new Wait("a first submission", BEGAN, BEGAN.plusMillis(1_200), true, "")),
                                List.of(),
                                List.of(
                                        new Event(
                                                BEGAN.plusMillis(400),
                                                "search for orders",
                                                "GET https://ehr.example.org/fhir/ServiceRequest -> 200 OK",
                                                true,
                                                "evidence/001-tap.http"),
                                        new Event(
                                                BEGAN.plusMillis(1_200),
                                                "submission",
                                                "POST https://ehr.example.org/fhir/$submit -> 200 OK",
                                                true,
                                                "evidence/002-tap.http")),
                                once("search for orders", "submission")),
                        new Step(
                                "2. An order in seconds",
                                "",
                                second,
                                second.plusSeconds(20),
                                List.of(new Wait(
                                        "two more submissions",
                                        second,
                                        second.plusSeconds(20),
                                        false,
                                        "The app is over.")),
                                List.of(new Change(second.plusSeconds(3), "The order was revoked.")),
                                List.of(new Event(second.plusSeconds(1), "submission", "POST <b>", false, "../secret")),
                                Map.of("submission", 4)),
                        new Step(
                                "3. An expired token",
                                "It is tested without authorization.",
                                second.plusSeconds(20),
                                second.plusSeconds(20),
                                List.of(),
                                List.of(),
                                List.of(),
                                Map.of())));
    }

    /** So many values five minutes apart, with a gap of an hour after the first hundred, and one alone at the end. */
    public static Curve curve(int points) {
        Stream<Point> together = IntStream.range(0, points)
                .mapToObj(i -> new Point(
                        BEGAN.plus(Duration.ofMinutes(5L * i + (i < 100 ? 0 : 60))), 60 + 200 * (i % 37) / 37.0));
        Point alone = new Point(BEGAN.plus(Duration.ofMinutes(5L * points + 600)), 500);
        return new Curve(
                "Values that came",
                points + " values.",
                AXIS,
                ZoneOffset.UTC,
                Curve.stretches(Stream.concat(together, Stream.of(alone)).toList(), Duration.ofMinutes(20)));
    }

    private static Map<String, Integer> once(String... kinds) {
        Map<String, Integer> came = new LinkedHashMap<>();
        Stream.of(kinds).forEach(kind -> came.put(kind, 1));
        return came;
    }

    private static DayProfile profile() {
        List<Band> bands = IntStream.range(0, 48)
                .filter(slot -> slot != 10)
                .mapToObj(slot -> new Band(
                        LocalTime.of(slot / 2, slot % 2 * 30),
                        70 + slot,
                        90 + slot,
                        110 + slot,
                        130 + slot,
                        160 + slot))
                .toList();
        return new DayProfile("Profile of these values", "3 days.", AXIS, Duration.ofMinutes(30), bands);
    }

    private static ComparedValues values() {
        return new ComparedValues(
                "Summary",
                "1 of 2 values differs.",
                "Sent",
                "Recomputed",
                List.of(
                        new ComparedValues.Row("Mean in mg/dL", "180.0", "149.93 to 150.07", true),
                        new ComparedValues.Row("GMI", "6.9 %", "6.9 %", false)));
    }

    private static StackedShares shares() {
        return new StackedShares(
                "Shares",
                "2 of 3 differ.",
                List.of(
                        new Part("low", Tone.BELOW, true),
                        new Part("in target", Tone.WANTED, false),
                        new Part("high", Tone.ABOVE, true)),
                List.of(
                        new Bar("Sent", List.of(decimal("14.10"), decimal("80.00"), decimal("5.90"))),
                        new Bar("Recomputed", List.of(decimal("5.90"), decimal("80.00"), decimal("14.10")))));
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }
}
