package org.cgmkit.ehr.intake;

import java.util.Set;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * Processes some types without storing them (guide, "CGM Data Submission: Bundles": MAY store only a subset).
 *
 * @param notStored those types
 * @param others takes in all others
 */
public record SubsetStep(Set<String> notStored, EntryStep others) implements EntryStep {
    private static final int PROCESSED = 200;

    public SubsetStep {
        notStored = Set.copyOf(notStored);
    }

    @Override
    public EntryDisposition take(SubmittedEntry entry, IntakeContext at) {
        return notStored.contains(entry.type()) ? new EntryDisposition.Done(PROCESSED) : others.take(entry, at);
    }
}
