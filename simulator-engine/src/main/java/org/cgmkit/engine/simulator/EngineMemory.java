package org.cgmkit.engine.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.engine.defect.Keeping;
import org.cgmkit.engine.trace.Delivery;
import org.cgmkit.engine.trace.Delivery.Step;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;

/** What a simulated engine keeps of rows that come in several steps, by the state that it gives back. */
final class EngineMemory {
    private final Map<String, List<TraceRow>> held = new HashMap<>();
    private final Keeping keeping;

    EngineMemory(Keeping keeping) {
        this.keeping = keeping;
    }

    /** The task with all rows that the engine knows of after that step, under the state by which it knows them. */
    synchronized EngineTask after(EngineTask task) {
        Delivery delivery = task.delivery();
        if (delivery.step() == Step.WHOLE) {
            return task;
        }
        String state = delivery.state().isEmpty() ? "state-" + (held.size() + 1) : delivery.state();
        List<TraceRow> before =
                delivery.step() == Step.BEFORE ? List.of() : Objects.requireNonNullElse(held.get(state), List.of());
        List<TraceRow> now = List.copyOf(keeping.keep(before, task));
        held.put(state, now);
        return task.withRows(now).as(new Delivery(delivery.step(), state));
    }
}
