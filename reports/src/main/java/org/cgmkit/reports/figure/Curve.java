package org.cgmkit.reports.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value as it changed with time.
 *
 * @param axis the axis of its values
 * @param zone the time zone in which its times are read
 * @param stretches its parts, in the order of time; between two of them nothing is known
 */
public record Curve(String title, String text, Axis axis, ZoneId zone, List<Stretch> stretches) implements Figure {
    /** Into so many equal parts the time of a long curve is cut; of each, its lowest and its highest value are kept. */
    public static final int PARTS = 300;

    public Curve {
        stretches = List.copyOf(stretches);
    }

    /**
     * A part without gaps.
     *
     * @param points at least one, in the order of time
     */
    public record Stretch(List<Point> points) {
        public Stretch {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException(
                        "Expected at least one point in a stretch of a curve, but got none.");
            }
        }
    }

    /** A value at a time, in the unit of the axis. */
    public record Point(Instant at, double value) {
        public Point {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("Expected a finite value at " + at + ", but got " + value + ".");
            }
        }
    }

    /** Whether of so many points not all are kept. */
    public static boolean isThinned(int points) {
        return points > 2 * PARTS;
    }

    /**
     * The stretches that points make up. Of many points, the lowest and the highest of each of {@value #PARTS} equal parts of their
     * time are kept, so that no peak is lost and no picture is larger than it needs to be.
     *
     * @param points the points, in any order
     * @param gap a longer time than that between two points parts two stretches
     */
    public static List<Stretch> stretches(List<Point> points, Duration gap) {
        List<Point> sorted =
                points.stream().sorted(Comparator.comparing(Point::at)).toList();
        TreeMap<Instant, List<Point>> byBegin = new TreeMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            Instant at = sorted.get(i).at();
            if (i == 0 || Duration.between(sorted.get(i - 1).at(), at).compareTo(gap) > 0) {
                byBegin.put(at, new ArrayList<>());
            }
        }
        for (Point point : isThinned(sorted.size()) ? extremes(sorted) : sorted) {
            byBegin.floorEntry(point.at()).getValue().add(point);
        }
        return byBegin.values().stream()
                .filter(stretch -> !stretch.isEmpty())
                .map(Stretch::new)
                .toList();
    }

    /** The lowest and the highest point of each part of the time, in the order of time. */
    private static List<Point> extremes(List<Point> sorted) {
        Instant first = sorted.getFirst().at();
        double whole =
                Math.max(1, Duration.between(first, sorted.getLast().at()).toMillis());
        Map<Integer, List<Point>> parts = sorted.stream()
                .collect(Collectors.groupingBy(
                        point -> (int) Math.min(PARTS - 1L, (long)
                                (Duration.between(first, point.at()).toMillis() / whole * PARTS)),
                        TreeMap::new,
                        Collectors.toList()));
        Comparator<Point> byValue = Comparator.comparingDouble(Point::value);
        return parts.values().stream()
                .flatMap(part -> Stream.of(Collections.min(part, byValue), Collections.max(part, byValue))
                        .distinct()
                        .sorted(Comparator.comparing(Point::at)))
                .toList();
    }
}
