package org.cgmkit.cli;

import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.suites.container.Departure;

/**
 * What a run has around it that outlasts its preparation.
 *
 * @param redaction knows the secrets of the run
 * @param departure holds the run where it is once its containers are being removed by a signal
 */
record Surroundings(Redaction redaction, Departure departure) {

    /** Of a run that has no containers, or does not have them yet. */
    static Surroundings empty() {
        return new Surroundings(new Redaction(), new Departure());
    }
}
