package org.cgmkit.bulk.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notTested;
import static org.cgmkit.kit.check.OutcomeException.observed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cgmkit.bulk.client.Ask;
import org.cgmkit.bulk.client.Export;
import org.cgmkit.bulk.client.Job;
import org.cgmkit.bulk.client.JobCalls;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.reports.evidence.Header;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What changes between exports, and while one runs. */
@ExtendWith(SubjectExtension.class)
class ChangeChecks {
    private static final Duration LATELY = Duration.ofMinutes(1);
    private static final String OBSERVATIONS = "Observation";

    @Should("bulk-source.data.consistent")
    @DisplayName("What is written while a job runs is not in it")
    void leavesOutLater(Source source) {
        String patient = source.writable();
        Instant begun = Instant.now();
        // A cohort's whole export is not needed: what was stored lately is where a later reading would be.
        String earlier = write(source, patient, "109");
        Ask ask = source.ask()
                .with("_type", OBSERVATIONS)
                .with(
                        "_since",
                        begun.minus(LATELY).truncatedTo(ChronoUnit.SECONDS).toString());
        Exchange kickOff = source.jobs().kickOff(ask);
        if (!kickOff.succeeded() || JobCalls.status(kickOff).isEmpty()) {
            throw inconclusive("The export was not begun (" + kickOff + ").");
        }
        String written = write(source, patient, "110");
        Job job = source.jobs().follow(ask, begun, kickOff);
        Export export = source.session().fetched(job, source.log()::keep, List.of(), begun.minus(LATELY));
        remove(source, earlier);
        remove(source, written);
        Instant time = transactionTime(export);
        Instant stored = export.contents().updated().get(written);
        List<String> later = stored != null && stored.isAfter(time)
                ? List.of(written + ", stored at " + stored + ", after the transaction time " + time)
                : List.of();
        assertNone("what was written after the transaction time and is in the export", later, "");
    }

    @Shall("bulk-source.since.changed")
    @DisplayName("_since gives what was changed, and nothing else")
    void givesChanges(Source source) {
        String patient = source.writable();
        Export before = source.session().fresh(source.ask().with("_type", "Patient"), source.log()::keep);
        Instant since = transactionTime(before);
        String written = write(source, patient, "111");
        Export export = source.session()
                .fetched(
                        source.jobs().follow(since(source, before, OBSERVATIONS + ",Patient")),
                        source.log()::keep,
                        List.of(),
                        since);
        remove(source, written);
        List<String> wrong = new ArrayList<>();
        if (!export.contents().has(written)) {
            wrong.add(written + ", stored after _since, is missing");
        }
        long old = export.contents().count() - export.contents().updated().size();
        if (old > 0) {
            wrong.add(old + " resources are there that were not changed after " + since);
        }
        assertNone("what is wrong with an export since " + since, wrong, "");
    }

    @Should("bulk-source.since.deleted")
    @DisplayName("What was deleted after _since is told, and not exported")
    void tellsDeletions(Source source) {
        String patient = source.writable();
        String written = write(source, patient, "112");
        Export before = source.session().fresh(source.ask().with("_type", "Patient"), source.log()::keep);
        remove(source, written);
        Export export = source.session().fresh(since(source, before, OBSERVATIONS), source.log()::keep);
        List<String> wrong = new ArrayList<>();
        boolean told = export.deleted().stream()
                .flatMap(bundle -> bundle.path("entry").valueStream())
                .map(entry -> entry.path("request"))
                .anyMatch(request -> request.path("method").asText().equals("DELETE")
                        && request.path("url").asText().equals(written));
        if (!told) {
            wrong.add(written + " is not told to be deleted");
        }
        if (export.contents().has(written)) {
            wrong.add(written + " is exported");
        }
        assertNone("what is wrong with a deletion", wrong, "");
    }

    @May("bulk-source.since.new-member")
    @DisplayName("What comes of a person who joined after _since")
    void bringsNewMembers(Source source) {
        AnsweringTrigger trigger = source.target()
                .trigger("newMember")
                .orElseThrow(() -> notTested("This needs the trigger 'newMember' in the target file."));
        Export before = source.session().fresh(source.ask().with("_type", "Patient"), source.log()::keep);
        try {
            trigger.answer("newMember", Map.of("CGMKIT_STEP", "newMember"));
        } catch (TriggerFailedException e) {
            throw inconclusive("Nobody was put into the group. " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw inconclusive("The run was broken off.");
        }
        Export export = source.session().fresh(since(source, before, OBSERVATIONS + ",Patient"), source.log()::keep);
        throw observed(
                "Of a person who joined after _since, " + export.contents().count() + " resources came.");
    }

    private static Ask since(Source source, Export before, String types) {
        String time = before.manifest().path("transactionTime").asText();
        return source.ask().with("_since", time).with("_type", types);
    }

    private static Instant transactionTime(Export export) {
        String text = export.manifest().path("transactionTime").asText();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw inconclusive("transactionTime is no instant, which bulk-source.manifest.transaction-time tells of.");
        }
    }

    /** Writes a reading, and gives its reference; where it is not taken, the check ends inconclusive. */
    private static String write(Source source, String patient, String value) {
        String id = "cgmkit-" + UUID.randomUUID();
        ObjectNode reading = JsonNodeFactory.instance.objectNode();
        reading.put("resourceType", OBSERVATIONS).put("id", id).put("status", "final");
        reading.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", Coding.LOINC)
                .put("code", GlucoseUnit.MASS.reading().code());
        reading.putObject("subject").put("reference", "Patient/" + patient);
        reading.put("effectiveDateTime", Instant.now().toString());
        reading.set("valueQuantity", quantity(value));
        Exchange answer = source.jobs()
                .send(
                        "PUT",
                        source.target().server().url(OBSERVATIONS + "/" + id),
                        List.of(new Header("Content-Type", Request.FHIR_JSON)),
                        reading.toString());
        if (!answer.succeeded()) {
            throw inconclusive("A reading could not be written (" + answer + ").");
        }
        return OBSERVATIONS + "/" + id;
    }

    private static JsonNode quantity(String value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", new BigDecimal(value))
                .put("unit", GlucoseUnit.MASS.display())
                .put("system", GlucoseUnit.SYSTEM)
                .put("code", GlucoseUnit.MASS.code());
    }

    private static void remove(Source source, String reference) {
        source.jobs().send("DELETE", source.target().server().url(reference), List.of(), "");
    }
}
