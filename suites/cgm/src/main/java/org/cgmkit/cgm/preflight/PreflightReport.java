package org.cgmkit.cgm.preflight;

import java.util.List;

/**
 * What is known of a target before the first check.
 *
 * @param notes what a person should know before reading on, each a sentence or two; often nothing
 * @param place where submissions go, below the base
 * @param units the units in which it takes glucose
 */
public record PreflightReport(List<String> notes, String place, AcceptedUnits units) {
    public PreflightReport {
        notes = List.copyOf(notes);
    }
}
