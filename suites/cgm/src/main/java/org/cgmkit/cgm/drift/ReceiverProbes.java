package org.cgmkit.cgm.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.SubmissionParts;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.drift.FactKind;
import org.cgmkit.guide.cgm.drift.Facts;
import org.cgmkit.guide.cgm.drift.SubmissionFacts;
import org.cgmkit.guide.cgm.drift.Tried;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.Request;
import org.jspecify.annotations.Nullable;

/**
 * Tries what other versions of the guide have of a receiver that did not do well: first the form of the run's version, and only
 * where that is refused the others, so that each refusal has its counterpart. Each try is one small submission.
 */
final class ReceiverProbes {
    private static final String OPERATION = "$submit-cgm-bundle";

    /** What a version's Patient may build on, by the last part of its canonical. */
    private static final String US_CORE = "us-core-patient";

    /** With the category and the tag of all, so that nothing but what is tried can be the reason of a refusal. */
    private static final GuideEdition EVERY = GuideEdition.of(GuideVersion.values());

    private final GuideVersion guide;
    private final Function<Request, Exchange> wire;
    private final Supplier<SubmissionContext> contexts;
    private final Facts facts = new Facts();
    private @Nullable Place working;

    /** Where and as what something is posted. */
    private record Place(Tried form, String path, String type) {}

    ReceiverProbes(GuideVersion guide, Function<Request, Exchange> wire, Supplier<SubmissionContext> contexts) {
        this.guide = guide;
        this.wire = wire;
        this.contexts = contexts;
    }

    /** What was found so far. */
    Facts facts() {
        return facts;
    }

    /** Tries all that may tell. */
    void tryAll(String patient) {
        orders(patient);
        for (Place place : places()) {
            if (isTaken(place.form(), post(place, Submissions.readings(context(EVERY), 1)))) {
                working = place;
                break;
            }
        }
        if (working != null) {
            codes();
            category();
            tag();
            value();
            condition();
            patient();
        }
    }

    private List<Place> places() {
        Place base = new Place(Tried.OPERATION_AT_BASE, OPERATION, "transaction");
        Place bundle = new Place(Tried.OPERATION_AT_BUNDLE, "Bundle/" + OPERATION, "transaction");
        Place batch = new Place(Tried.BATCH_AT_BASE, "", "batch");
        Place transaction = new Place(Tried.TRANSACTION_AT_BASE, "", "transaction");
        return guide.submission().bundleType().equals("batch")
                ? List.of(batch, base, bundle, transaction)
                : List.of(base, bundle, batch, transaction);
    }

    private void codes() {
        for (GuideVersion version : ownFirst()) {
            Submission report = Submissions.reportOnly(context(GuideEdition.of(version)), 1);
            if (isTaken(Tried.reportOf(version), post(tagged(report)))) {
                break;
            }
        }
        Set<Tried> tried = EnumSet.noneOf(Tried.class);
        for (GuideVersion version : ownFirst()) {
            Tried form = Tried.molarReadingOf(version);
            SubmissionContext context = context(GuideEdition.of(version)).in(GlucoseUnit.MOLAR);
            if (tried.add(form) && isTaken(form, post(tagged(Submissions.readings(context, 1))))) {
                break;
            }
        }
    }

    private List<GuideVersion> ownFirst() {
        return Stream.concat(
                        Stream.of(guide), Arrays.stream(GuideVersion.values()).filter(v -> v != guide))
                .toList();
    }

    private void category() {
        if (!isTaken(
                Tried.WITHOUT_CATEGORY, post(reading().withResource(0, resource -> resource.remove("category"))))) {
            isTaken(Tried.WITH_CATEGORY, post(reading()));
        }
    }

    private void tag() {
        if (!isTaken(Tried.WITHOUT_TAG, post(reading().with(bundle -> bundle.remove("meta"))))) {
            isTaken(Tried.WITH_TAG, post(reading()));
        }
    }

    private void value() {
        Submission absent = reading().withResource(0, resource -> {
            resource.remove("valueQuantity");
            resource.putObject("dataAbsentReason")
                    .putArray("coding")
                    .addObject()
                    .put("system", "http://terminology.hl7.org/CodeSystem/data-absent-reason")
                    .put("code", "error");
        });
        if (!isTaken(Tried.READING_WITHOUT_VALUE, post(absent))) {
            isTaken(Tried.READING_WITH_VALUE, post(reading()));
        }
    }

    private void condition() {
        if (!isTaken(Tried.BARE_CONDITION, post(conditional("")))) {
            isTaken(Tried.TYPED_CONDITION, post(conditional("Observation?")));
        }
    }

    /** A patient with a name, and one with all that US Core asks for, where the version of the run leaves that open. */
    private void patient() {
        if (!guide.buildsOn(US_CORE) && !isTaken(Tried.PLAIN_PATIENT, post(patient(guide)))) {
            Arrays.stream(GuideVersion.values())
                    .filter(v -> v.buildsOn(US_CORE))
                    .findFirst()
                    .ifPresent(v -> isTaken(Tried.US_CORE_PATIENT, post(patient(v))));
        }
    }

    private Submission patient(GuideVersion version) {
        ObjectNode entry = SubmissionParts.patient(context(GuideEdition.of(version)));
        return reading().with(bundle -> bundle.withArray("entry").add(entry));
    }

    private Submission conditional(String before) {
        return reading()
                .withEntry(
                        0,
                        entry -> ((ObjectNode) entry.path("request"))
                                .put("ifNoneExist", before + "identifier=" + identifier(entry)));
    }

    private static String identifier(JsonNode entry) {
        JsonNode identifier = entry.at("/resource/identifier/0");
        return identifier.path("system").asText() + "|"
                + identifier.path("value").asText();
    }

    private Submission reading() {
        return Submissions.readings(context(EVERY), 1);
    }

    /** With the tag that one version has, whichever version the codes are of. */
    private static Submission tagged(Submission submission) {
        return submission.with(bundle -> GuideVersion.ARGONAUT_2024
                .submission()
                .tag()
                .ifPresent(tag -> bundle.withObject("/meta")
                        .putArray("tag")
                        .addObject()
                        .put("system", tag.system())
                        .put("code", tag.code())));
    }

    private SubmissionContext context(GuideEdition edition) {
        return contexts.get().in(edition);
    }

    /** The orders that it shows, whatever their codes. */
    private void orders(String patient) {
        Exchange found = wire.apply(Request.get("ServiceRequest?patient=" + patient));
        if (found.succeeded()) {
            SubmissionFacts seen = new SubmissionFacts();
            found.json().path("entry").forEach(seen::entry);
            for (FactKind kind : List.of(
                    FactKind.OWN_ORDER,
                    FactKind.FOREIGN_ORDER,
                    FactKind.ORDER_EXTENSION,
                    FactKind.ORDER_DETAIL,
                    FactKind.CANONICAL)) {
                seen.facts(guide).values(kind).forEach(v -> facts.add(kind, v, "ServiceRequest"));
            }
        }
    }

    private Exchange post(Submission submission) {
        Place place = working;
        if (place == null) {
            throw new IllegalStateException("Expected a place that takes submissions to be known by now.");
        }
        return post(place, submission);
    }

    private Exchange post(Place place, Submission submission) {
        Submission typed = submission.with(bundle -> bundle.put("type", place.type()));
        Exchange answer = wire.apply(Request.json("POST", place.path(), typed.json()));
        if (place.path().endsWith(OPERATION) && answer.hasEntries()) {
            facts.add(FactKind.ANSWER_TYPE, answer.json().path("type").asText(), "the answer to a submission");
            for (JsonNode entry : answer.json().path("entry")) {
                entry.fieldNames()
                        .forEachRemaining(name -> facts.add(FactKind.ANSWER_ENTRY, name, "the answer to a submission"));
            }
        }
        return answer;
    }

    /** Notes whether a form was taken; an answer that speaks of permissions or of the moment says neither. */
    private boolean isTaken(Tried form, Exchange answer) {
        int status = answer.status();
        if (status == 401 || status == 403 || status == 429 || (status >= 500 && status != 501)) {
            return false;
        }
        boolean taken = answer.succeeded()
                && answer.hasEntries()
                && !answer.entries().isEmpty()
                && answer.entries().stream().allMatch(AnswerEntry::accepted);
        facts.add(FactKind.TRIED, taken ? form.taken() : form.refused(), "");
        if (!taken) {
            Optional.of(said(answer))
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> facts.add(FactKind.REFUSAL, text, ""));
        }
        return taken;
    }

    private static String said(Exchange answer) {
        return answer.hasEntries() && answer.succeeded()
                ? OutcomeText.by(answer.outcomeOf(0))
                : OutcomeText.by(answer.json());
    }
}
