package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.fixtures.Submission;

/**
 * Judges whom the submitted resources are about (guide, "Nominal Workflow", step 2): each subject is the patient by the
 * logical id that the receiver has, {@code Patient/[id]} or the same below the receiver's base URL. The patient of a
 * Device is judged alike. A subject that leads to a Patient entry is followed to it. A resource without a subject breaks
 * its profile, which is the business of validation.
 */
public final class PatientJudge {
    private final String patientId;
    private final String base;

    /**
     * A judge for one patient.
     *
     * @param patientId the patient's logical id at the receiver
     * @param baseUrl the base URL at which the app knows the receiver
     */
    public PatientJudge(String patientId, URI baseUrl) {
        this.patientId = patientId;
        this.base = baseUrl.toString();
    }

    /** What there is to say about all subjects of the run. */
    public Judgement judge(List<Submission> run) {
        List<SentEntry> entries = SentEntry.of(run);
        Map<Integer, BundleReferences> links = BundleReferences.of(entries);
        List<Subject> wrong = new ArrayList<>();
        Set<String> foreign = new LinkedHashSet<>();
        boolean right = false;
        for (SentEntry entry : entries) {
            Optional<JsonNode> subject = subject(entry);
            if (subject.isPresent()) {
                BundleReferences own = Objects.requireNonNull(links.get(entry.submission()));
                Who who = who(entry, subject.get(), own);
                right |= who instanceof Who.Patient;
                if (who instanceof Who.Other other) {
                    foreign.add(other.id());
                }
                if (!(who instanceof Who.Patient)) {
                    wrong.add(new Subject(entry, who));
                }
            }
        }
        if (!right && wrong.isEmpty()) {
            return new Judgement.Unjudged("No resource of this run names a patient.");
        }
        boolean ownId = !right && foreign.size() == 1;
        List<SubmissionFinding> findings =
                wrong.stream().map(subject -> finding(subject, ownId)).toList();
        return Judgement.of(
                findings, findings.isEmpty() ? patientEntries(entries) : List.of(TrapAdvice.on("foreign-patient-id")));
    }

    /** Whether that path of the entry's resource says whom it is about. */
    static boolean speaksOfPatient(SentEntry entry, String path) {
        return path.equals("subject.reference") || (entry.type().equals("Device") && path.equals("patient.reference"));
    }

    private SubmissionFinding finding(Subject subject, boolean ownId) {
        SentEntry entry = subject.entry();
        String element = element(entry);
        String actual = switch (subject.who()) {
            case Who.Other other ->
                "it is " + other.text() + ", "
                        + (ownId ? "which looks like an id of the app's own" : "which is another patient");
            case Who.Disguised disguised -> disguised.text();
            case Who.Patient patient -> throw new IllegalStateException("nothing to object to " + patient);
        };
        return SubmissionFinding.of(
                entry.where("resource." + element), "the patient", "Patient/" + patientId, actual, "");
    }

    private Who who(SentEntry entry, JsonNode subject, BundleReferences links) {
        JsonNode reference = subject.path("reference");
        if (!reference.isTextual()) {
            JsonNode identifier = subject.path("identifier");
            return new Who.Disguised(
                    identifier.isObject()
                            ? "it is a logical reference by the identifier "
                                    + identifier.path("system").asText() + "|"
                                    + identifier.path("value").asText()
                            : "it has no reference");
        }
        String text = reference.asText();
        Optional<String> typeAndId = BundleReferences.relative(text).or(() -> BundleReferences.below(base, text));
        if (typeAndId.filter(this::isPatient).isPresent()) {
            return new Who.Patient();
        }
        Optional<SentEntry> target = links.follow(entry, text);
        if (target.isPresent()) {
            return byEntry(text, target.get());
        }
        if (typeAndId.filter(t -> t.startsWith("Patient/")).isPresent()) {
            return new Who.Other(typeAndId.get().substring("Patient/".length()), text);
        }
        return new Who.Disguised("it is " + text + ", " + disguise(text));
    }

    private Who byEntry(String text, SentEntry target) {
        String id = target.resource().path("id").asText();
        if (target.type().equals("Patient")
                && (id.equals(patientId)
                        || BundleReferences.below(base, target.fullUrl())
                                .filter(this::isPatient)
                                .isPresent())) {
            return new Who.Patient();
        }
        String what = "it is " + text + ", which leads to " + target.where() + ", a " + target.type() + " ";
        return new Who.Disguised(what + (id.isEmpty() ? "without an id" : "with the id " + id));
    }

    private static String disguise(String text) {
        if (text.matches("[A-Za-z0-9.-]{1,64}")) {
            return "which is a bare id without Patient/ before it";
        }
        if (text.startsWith("#")) {
            return "which is a resource contained in this one";
        }
        if (text.startsWith("urn:")) {
            return "which leads to no entry of the Bundle";
        }
        if (text.startsWith("http:") || text.startsWith("https:")) {
            return "which is below another base URL than the receiver's";
        }
        return text.contains("?") ? "which is a search" : "which is no reference to a Patient";
    }

    private boolean isPatient(String typeAndId) {
        return typeAndId.equals("Patient/" + patientId);
    }

    /** Remarks on Patient entries with other ids, which a receiver ignores on a POST. */
    private List<String> patientEntries(List<SentEntry> entries) {
        return SentEntry.distinct(entries, e -> e.type().equals("Patient")).stream()
                .filter(e -> e.resource().has("id"))
                .filter(e -> !e.resource().path("id").asText().equals(patientId))
                .map(e -> e.where() + " is a Patient with the id "
                        + e.resource().path("id").asText()
                        + "; no subject leads to it, and a POST gives it another id.")
                .toList();
    }

    private static Optional<JsonNode> subject(SentEntry entry) {
        JsonNode subject = entry.resource().path(element(entry));
        return subject.isObject() ? Optional.of(subject) : Optional.empty();
    }

    private static String element(SentEntry entry) {
        return entry.type().equals("Device") ? "patient" : "subject";
    }

    private record Subject(SentEntry entry, Who who) {}

    /** Whom a subject means. */
    private sealed interface Who {
        /** The patient of the run. */
        record Patient() implements Who {}

        /** A patient under another id. */
        record Other(String id, String text) implements Who {}

        /** Something that no receiver takes for its patient. */
        record Disguised(String text) implements Who {}
    }
}
