package org.cgmkit.ehr.intake;

import org.cgmkit.ehr.submission.SubmittedEntry;

/** The first pass over one entry: decides what becomes of it, and stores nothing. */
@FunctionalInterface
public interface EntryStep {

    /** What becomes of the entry. */
    EntryDisposition take(SubmittedEntry entry, IntakeContext at);
}
