package org.cgmkit.ehr.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cgmkit.ehr.submission.References;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.jspecify.annotations.Nullable;

/**
 * Whom a submission may be about: one patient where the credential is bound to one, else any patient of the receiver
 * (guide, "CGM Data Submission: Bundles", the patient context established during authorization).
 */
public final class PatientContext {
    private static final Pattern LITERAL =
            Pattern.compile("^(?:(.+)/)?Patient/([A-Za-z0-9\\-.]{1,64})(/_history/[A-Za-z0-9\\-.]{1,64})?$");

    private static final Pattern BARE_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final @Nullable String boundTo;
    private final Set<String> bases;
    private final List<KnownPatient> known;
    private volatile @Nullable Mentions latest;

    /**
     * A context.
     *
     * @param boundTo the id of the one patient, or null for any
     * @param bases the addresses under which this receiver is known, without a slash at their end
     * @param known the receiver's patients
     */
    public PatientContext(@Nullable String boundTo, Set<String> bases, List<KnownPatient> known) {
        this.boundTo = boundTo;
        this.bases = Set.copyOf(bases);
        this.known = List.copyOf(known);
    }

    /** The same for one patient alone. */
    public PatientContext boundTo(String patient) {
        return new PatientContext(patient, bases, known);
    }

    /** Whether all of these ids, and at least one, are of patients whom the submission may be about. */
    public boolean admits(Set<String> ids) {
        return !ids.isEmpty() && ids.stream().allMatch(id -> boundTo == null ? isKnown(id) : id.equals(boundTo));
    }

    /** The context in words, for messages. */
    public String description() {
        return boundTo == null ? "a patient of this receiver" : "Patient/" + boundTo;
    }

    /** Whom a Patient entry speaks of, told by logical id, identifier, or name with date of birth. */
    public Set<String> recognise(SubmittedEntry entry) {
        KnownPatient shown = KnownPatient.of(entry.node().path("resource"));
        Set<String> ids = matching(k -> k.id().equals(shown.id())
                || entry.fullUrl().endsWith("/Patient/" + k.id())
                || k.identifiers().stream().anyMatch(shown.identifiers()::contains));
        return ids.isEmpty() && !shown.person().isEmpty()
                ? matching(k -> k.person().equals(shown.person()))
                : ids;
    }

    /**
     * A place at which an entry speaks of a patient.
     *
     * @param path where it stands in the resource
     * @param reference what it says
     */
    public record Mention(String path, PatientReference reference) {}

    /** The mentions of one entry, which one rule after the other asks for. */
    private record Mentions(JsonNode entry, SubmittedBundle bundle, List<Mention> all) {}

    /** All that an entry says about patients, in whatever property it stands. */
    public List<Mention> mentions(SubmittedEntry entry, SubmittedBundle bundle) {
        Mentions known = latest;
        if (known == null
                || !known.entry().equals(entry.node())
                || !known.bundle().equals(bundle)) {
            List<Mention> found = new ArrayList<>();
            References.visit(
                    entry.node().path("resource"),
                    (path, reference) ->
                            read(path, reference, entry, bundle).ifPresent(r -> found.add(new Mention(path, r))));
            known = new Mentions(entry.node(), bundle, found);
            latest = known;
        }
        return known.all();
    }

    /**
     * What a Reference says about patients.
     *
     * @param path where it stands in the resource
     * @return empty where it speaks of something else than a patient, as {@code device} does
     */
    public Optional<PatientReference> read(
            String path, JsonNode reference, SubmittedEntry entry, SubmittedBundle bundle) {
        String literal = reference.path("reference").asText("");
        Optional<SubmittedEntry> target = bundle.target(entry, literal);
        Matcher url = LITERAL.matcher(literal);
        if (target.isPresent() && target.get().type().equals("Patient")) {
            return Optional.of(new PatientReference(ReferenceForm.ENTRY, recognise(target.get()), literal));
        }
        if (url.matches()) {
            boolean relative = url.group(1) == null;
            boolean here = relative || bases.contains(url.group(1));
            Set<String> ids = here ? with(url.group(2), named(reference)) : Set.of();
            ReferenceForm form = !relative
                    ? ReferenceForm.ABSOLUTE
                    : url.group(3) == null ? ReferenceForm.RELATIVE : ReferenceForm.VERSIONED;
            return Optional.of(new PatientReference(form, ids, literal));
        }
        if (!speaksOfPatient(path, reference)) {
            return Optional.empty();
        }
        return literal.isEmpty() && reference.path("identifier").isObject()
                ? Optional.of(new PatientReference(
                        ReferenceForm.LOGICAL,
                        named(reference),
                        "identifier " + KnownPatient.key(reference.path("identifier"))))
                : Optional.of(new PatientReference(
                        misspelt(literal), Set.of(), literal.isEmpty() ? "no reference" : literal));
    }

    /** Which of the forms that can name nobody here a reference has. */
    private static ReferenceForm misspelt(String literal) {
        if (literal.startsWith("#")) {
            return ReferenceForm.CONTAINED;
        }
        if (literal.contains("%")) {
            return ReferenceForm.PERCENT_ENCODED;
        }
        if (literal.regionMatches(true, 0, "Patient/", 0, "Patient/".length())) {
            return ReferenceForm.OTHER_CASE;
        }
        return BARE_ID.matcher(literal).matches() ? ReferenceForm.BARE : ReferenceForm.OTHER;
    }

    private static boolean speaksOfPatient(String path, JsonNode reference) {
        return path.endsWith("subject")
                || path.endsWith("patient")
                || reference.path("type").asText("").equals("Patient");
    }

    private Set<String> named(JsonNode reference) {
        JsonNode identifier = reference.path("identifier");
        return identifier.isObject() ? matching(k -> k.identifiers().contains(KnownPatient.key(identifier))) : Set.of();
    }

    private static Set<String> with(String id, Set<String> others) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(id), others.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isKnown(String id) {
        return known.stream().anyMatch(k -> k.id().equals(id));
    }

    private Set<String> matching(Predicate<KnownPatient> told) {
        return known.stream().filter(told).map(KnownPatient::id).collect(Collectors.toUnmodifiableSet());
    }
}
