package org.cgmkit.kit.run;

import java.util.List;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.figure.Figure;

/**
 * Several listeners to one run, told in this order.
 *
 * @param listeners who is told
 */
public record RunListeners(List<RunListener> listeners) implements RunListener {
    public RunListeners {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void started(String suite, String target, int requirements) {
        listeners.forEach(l -> l.started(suite, target, requirements));
    }

    @Override
    public void began(String requirement, String title) {
        listeners.forEach(l -> l.began(requirement, title));
    }

    @Override
    public void drew(List<Figure> figures) {
        listeners.forEach(l -> l.drew(figures));
    }

    @Override
    public void finished(CheckResult result) {
        listeners.forEach(l -> l.finished(result));
    }

    @Override
    public void ended() {
        listeners.forEach(RunListener::ended);
    }
}
