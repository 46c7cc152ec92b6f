package org.cgmkit.kit.suite;

import org.cgmkit.kit.container.ShutdownHold;
import org.cgmkit.reports.evidence.Redaction;

/**
 * What a run has around it that outlasts its preparation.
 *
 * @param redaction knows the secrets of the run
 * @param departure holds the run where it is once its containers are being removed by a signal
 */
public record RunSurroundings(Redaction redaction, ShutdownHold departure) {

    /** Of a run that has no containers, or does not have them yet. */
    public static RunSurroundings empty() {
        return new RunSurroundings(new Redaction(), new ShutdownHold());
    }
}
