package org.cgmkit.cgm.preflight;

import java.util.List;
import org.cgmkit.guide.cgm.drift.Facts;

/**
 * What is known of a target before the first check.
 *
 * @param notes what a person should know before reading on, each a sentence or two; often nothing
 * @param said what its capability statement says of the version of the guide that it was built for
 * @param place where submissions go, below the base
 * @param units the units in which it takes glucose
 */
public record PreflightReport(List<String> notes, Facts said, String place, AcceptedUnits units) {
    public PreflightReport {
        notes = List.copyOf(notes);
    }
}
