package org.cgmkit.reports;

import java.util.List;
import org.cgmkit.reports.figure.Figure;

/**
 * Is told of a run while it goes on, so that a person can follow it and a results file can grow. Where checks run in
 * parallel, the calls come from several threads.
 */
public interface RunListener {

    /**
     * The run begins.
     *
     * @param requirements how many requirements are going to be checked, some of them by several checks
     */
    void started(String suite, String target, int requirements);

    /** A check begins. */
    default void began(String requirement, String title) {}

    /** There are pictures of the run so far, in place of those before. */
    default void drew(List<Figure> figures) {}

    /** A check ended. */
    void finished(CheckResult result);

    /** The run is over, at its end or before it; nothing follows. Called exactly once, however the run ended. */
    default void ended() {}

    /** One who listens to nothing. */
    static RunListener nobody() {
        return new RunListener() {
            @Override
            public void started(String suite, String target, int requirements) {
                // There is nobody to be told.
            }

            @Override
            public void finished(CheckResult result) {
                // There is nobody to be told.
            }
        };
    }
}
