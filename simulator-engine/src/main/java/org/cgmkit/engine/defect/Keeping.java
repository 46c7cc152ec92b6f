package org.cgmkit.engine.defect;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.engine.trace.Delivery.Step;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;

/** What an engine keeps of the rows of several steps. */
@FunctionalInterface
public interface Keeping {
    /**
     * All rows that the engine knows of after a step.
     *
     * @param before those that it knew of before
     * @param task the step
     */
    List<TraceRow> keep(List<TraceRow> before, EngineTask task);

    /** Late rows are added, and rows that are taken back are taken out. */
    static List<TraceRow> sound(List<TraceRow> before, EngineTask task) {
        List<TraceRow> rows = new ArrayList<>(before);
        for (TraceRow row : task.rows()) {
            if (task.delivery().step() == Step.REMOVED) {
                rows.removeIf(each -> each.time().equals(row.time())
                        && each.value().equals(row.value())
                        && each.unit().equals(row.unit()));
            } else {
                rows.add(row);
            }
        }
        return rows;
    }
}
