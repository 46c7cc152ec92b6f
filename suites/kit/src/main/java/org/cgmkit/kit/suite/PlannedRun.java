package org.cgmkit.kit.suite;

import org.cgmkit.reports.RunReport;

/** A run of which everything is known that can be known before something is sent. Runs once. */
@FunctionalInterface
public interface PlannedRun {

    /**
     * Runs the checks, and publishes what they found.
     *
     * @param desk follows the run
     * @return the report, as {@link RunDesk#publish} weighed it
     * @throws InterruptedException where the run is broken off
     */
    RunReport run(RunDesk desk) throws InterruptedException;
}
