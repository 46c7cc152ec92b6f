package org.cgmkit.cgm.submitter.judgement;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.cgm.submitter.judgement.BundleReferences.Literal;
import org.cgmkit.fixtures.Submission;

/**
 * Judges fullUrls and references (FHIR R4, Bundle, constraint bdl-7, and "Resolving references in Bundles"): no fullUrl
 * twice in a submission, and every reference leads to an entry of its submission or to what the receiver has.
 *
 * <p>References to the patient are the business of {@link PatientJudge}. Those into the resource itself ({@code #…}),
 * those by a search ({@code Device?…}) and those to other servers lead to no entry by intention and are let be.
 */
public final class ReferencesJudge {
    private static final String ADVICE =
            "Use the fullUrl of the entry that is meant, letter by letter, and send both in the same Bundle.";

    private final String base;
    private final ReceiverResources held;

    /**
     * A judge for one receiver.
     *
     * @param baseUrl the base URL at which the app knows the receiver
     * @param held what the receiver has by the end of the run
     */
    public ReferencesJudge(URI baseUrl, ReceiverResources held) {
        this.base = baseUrl.toString();
        this.held = held;
    }

    /** What there is to say about all submissions of the run. */
    public Judgement judge(List<Submission> run) {
        List<SentEntry> entries = SentEntry.of(run);
        if (entries.isEmpty()) {
            return new Judgement.Unjudged("No entries were sent in this run.");
        }
        List<SubmissionFinding> findings = new ArrayList<>();
        fullUrls(entries, findings);
        Map<Integer, BundleReferences> links = BundleReferences.of(entries);
        Names names = Names.of(entries);
        for (SentEntry entry : entries) {
            BundleReferences own = Objects.requireNonNull(links.get(entry.submission()));
            for (Literal literal : Literal.in(entry.resource())) {
                if (!PatientJudge.speaksOfPatient(entry, literal.path())) {
                    fault(entry, literal.reference(), own, names)
                            .ifPresent(fault -> findings.add(SubmissionFinding.of(
                                    entry.where("resource." + literal.path()),
                                    "the reference",
                                    "an entry of the same Bundle or what the receiver has",
                                    "it is " + literal.reference() + ", " + fault,
                                    ADVICE)));
                }
            }
        }
        return Judgement.of(findings, List.of());
    }

    private static void fullUrls(List<SentEntry> entries, List<SubmissionFinding> findings) {
        Map<String, SentEntry> first = new HashMap<>();
        for (SentEntry entry : entries) {
            if (entry.fullUrl().isEmpty()) {
                continue;
            }
            String version = entry.resource().at("/meta/versionId").asText();
            SentEntry before = first.putIfAbsent(entry.submission() + " " + entry.fullUrl() + " " + version, entry);
            if (before != null) {
                findings.add(SubmissionFinding.of(
                        entry.where("fullUrl"),
                        "the fullUrl",
                        "one that no other entry of the Bundle has",
                        "it is " + entry.fullUrl() + ", which " + before.where() + " has too",
                        "Give each entry a urn:uuid of its own."));
            }
        }
    }

    /** Why the reference leads nowhere, or empty where it leads somewhere or is none of this judge's business. */
    private Optional<String> fault(SentEntry from, String reference, BundleReferences links, Names names) {
        if (reference.startsWith("#")
                || reference.contains("?")
                || links.follow(from, reference).isPresent()) {
            return Optional.empty();
        }
        if (reference.startsWith("urn:")) {
            return Optional.of(
                    names.fullUrls().contains(reference)
                            ? "which is the fullUrl of an entry of another submission only"
                            : "which is no entry's fullUrl");
        }
        Optional<String> typeAndId =
                BundleReferences.relative(reference).or(() -> BundleReferences.below(base, reference));
        if (typeAndId.isEmpty()) {
            return reference.matches("https?://.*") ? Optional.empty() : Optional.of("which is no literal reference");
        }
        if (held.find(typeAndId.get()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                names.ids().contains(from.submission() + " " + typeAndId.get())
                        ? "which is the id of an entry, but an entry is referred to by its fullUrl"
                        : "which is neither an entry of the Bundle nor a resource that the receiver has");
    }

    /**
     * What entries of a run are called.
     *
     * @param fullUrls the fullUrls of all submissions
     * @param ids the types and ids of the resources, each after the position of its submission
     */
    private record Names(Set<String> fullUrls, Set<String> ids) {
        static Names of(List<SentEntry> entries) {
            Names names = new Names(new HashSet<>(), new HashSet<>());
            for (SentEntry entry : entries) {
                names.fullUrls.add(entry.fullUrl());
                names.ids.add(entry.submission() + " " + entry.type() + "/"
                        + entry.resource().path("id").asText());
            }
            return names;
        }
    }
}
