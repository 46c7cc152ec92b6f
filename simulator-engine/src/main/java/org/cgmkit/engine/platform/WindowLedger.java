package org.cgmkit.engine.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.engine.trace.TraceBuilder;
import org.cgmkit.engine.trace.TraceRow;
import org.jspecify.annotations.Nullable;

/** What a platform knows of a window: the readings that came, those that were taken back, and its figures so far. */
public final class WindowLedger {
    private final List<PlatformOrder> blocks = new ArrayList<>();
    private final Set<Row> gone = new HashSet<>();
    private final List<Computation> computations = new ArrayList<>();

    private record Row(String time, String value) {
        static Row of(TraceRow row) {
            return new Row(row.time(), row.value());
        }
    }

    void take(PlatformOrder order) {
        if (order.step().equals("removed")) {
            order.task().rows().forEach(row -> gone.add(Row.of(row)));
        } else {
            blocks.add(order);
        }
    }

    /** The readings that came and were not taken back. */
    public List<TraceRow> rows() {
        return rows(blocks);
    }

    /** The readings of the first block and of that one. */
    public List<TraceRow> rowsOfFirstAnd(PlatformOrder order) {
        return rows(blocks.stream()
                .filter(each ->
                        each.set().equals(blocks.getFirst().set()) || each.set().equals(order.set()))
                .toList());
    }

    private List<TraceRow> rows(List<PlatformOrder> of) {
        return TraceBuilder.numbered(of.stream()
                .flatMap(block -> block.task().rows().stream())
                .filter(row -> !gone.contains(Row.of(row)))
                .toList());
    }

    List<String> sets() {
        return blocks.stream().map(PlatformOrder::set).toList();
    }

    List<Computation> computations() {
        return computations;
    }

    @Nullable
    Computation last() {
        return computations.isEmpty() ? null : computations.getLast();
    }
}
