package org.cgmkit.ehr.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.search.CreateCondition;
import org.cgmkit.ehr.search.ParsedSearch;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.store.TimeRange;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * What a step has at hand while it decides about one entry of one submission.
 *
 * @param bundle the submission
 * @param context whom it may be about
 * @param bases the addresses under which this receiver is known
 * @param store what is there
 * @param pending what comes from earlier entries
 * @param steps how the receiver does it
 * @param now the time of this submission
 */
public record IntakeContext(
        SubmittedBundle bundle,
        PatientContext context,
        Set<String> bases,
        ResourceStore store,
        PendingEntries pending,
        IntakeSteps steps,
        Instant now) {

    /** What meets the entry's condition: stored resources first, then those of earlier entries. */
    public List<MatchedResource> matches(SubmittedEntry entry, String condition) {
        ParsedSearch search = CreateCondition.parse(entry.type(), condition, bases);
        store.turns().await(entry.type(), search.criteria());
        List<MatchedResource> found = new ArrayList<>();
        store.search(entry.type(), search.criteria()).forEach(s -> found.add(MatchedResource.of(s)));
        found.addAll(pending.matching(entry.type(), search.criteria()));
        return found;
    }

    /** The same resource from before, or nothing. */
    Optional<MatchedResource> duplicate(SubmittedEntry entry, String fingerprint) {
        store.turns().await(fingerprint);
        Optional<StoredResource> stored = store.withFingerprint(
                entry.type(), fingerprint, TimeRange.of(entry.node().path("resource")));
        return stored.map(MatchedResource::of).or(() -> pending.withFingerprint(entry.type(), fingerprint));
    }
}
