package org.cgmkit.outcomes.trace;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.engine.trace.Delivery.Step;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceBuilder;
import org.cgmkit.engine.trace.TraceRow;

/** A day of which a part comes late, and is taken back. */
public final class LateTraces {
    private LateTraces() {}

    /**
     * One step of several.
     *
     * @param step what is given
     * @param given the rows that are given
     * @param whole all rows that count after it
     */
    public record LateStep(Step step, EngineTask given, EngineTask whole) {}

    /** A day without four hours. */
    public static EngineTask before() {
        return Period.day(rows().subList(0, 240));
    }

    /** The whole day, four hours of it low. */
    public static EngineTask whole() {
        return Period.day(rows());
    }

    private static List<TraceRow> rows() {
        return TraceBuilder.from(Period.START)
                .times(24, "120")
                .at("2026-05-04T06:00:00Z")
                .times(216, "120")
                .at("2026-05-04T02:00:00Z")
                .times(48, "60")
                .rows();
    }

    /** The four hours come late, and are taken back. */
    public static List<LateStep> cameAndWent() {
        EngineTask block = Period.day(rows().subList(240, 288));
        return List.of(
                new LateStep(Step.BEFORE, before(), before()),
                new LateStep(Step.LATE, block, whole()),
                new LateStep(Step.REMOVED, block, before()));
    }

    /** Two low hours of the day before come late. */
    public static List<LateStep> outside() {
        List<TraceRow> block =
                TraceBuilder.from("2026-05-03T10:00:00Z").times(24, "60").rows();
        List<TraceRow> all = new ArrayList<>(before().rows());
        all.addAll(block);
        return List.of(
                new LateStep(Step.BEFORE, before(), before()),
                new LateStep(Step.LATE, Period.day(block), Period.day(TraceBuilder.numbered(all))));
    }
}
