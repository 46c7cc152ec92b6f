package org.cgmkit.bulk.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.bulk.client.Ask;
import org.cgmkit.bulk.client.Export;
import org.cgmkit.bulk.client.JobCalls;
import org.cgmkit.bulk.config.ExportLevel;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.RetryAfter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kick-offs (Bulk Data Access, "Bulk Data Kick-off Request"). */
@ExtendWith(SubjectExtension.class)
class KickOffChecks {
    private static final String TYPE = "_type";
    private static final String PATIENT = "Patient";
    private static final String UNKNOWN = "_cgmkitUnknown";
    private static final String NO_CODE = "Observation?code=cgmkit-no-such-code";

    @Shall("bulk-source.kick-off.accepted")
    @DisplayName("An accepted kick-off is answered 202 with an absolute Content-Location")
    void acceptsAKickOff(Source source) {
        Exchange kickOff = source.jobs().kickOff(source.ask().with(TYPE, PATIENT));
        source.jobs().cancel(kickOff);
        String location = kickOff.header("Content-Location").orElse("");
        List<String> wrong = new ArrayList<>();
        if (kickOff.status() != 202) {
            wrong.add("the status was " + kickOff.status());
        }
        if (location.isEmpty()) {
            wrong.add("there is no Content-Location");
        } else if (!location.matches("(?i)https?://[^/]+/.*")) {
            wrong.add("Content-Location is not absolute: " + location);
        }
        assertNone("what is wrong with the answer to a kick-off", wrong, "");
    }

    @Shall("bulk-source.kick-off.formats")
    @DisplayName("The three spellings of NDJSON are taken")
    void takesSpellings(Source source) {
        List<String> refused = new ArrayList<>();
        for (String format : List.of("application/fhir+ndjson", "application/ndjson", "ndjson")) {
            Exchange kickOff =
                    source.jobs().kickOff(source.ask().with(TYPE, PATIENT).with("_outputFormat", format));
            source.jobs().cancel(kickOff);
            if (!kickOff.succeeded()) {
                refused.add(format + " (" + kickOff.status() + ")");
            }
        }
        assertNone("formats that were refused", refused, "");
    }

    @Shall("bulk-source.kick-off.refused")
    @DisplayName("A kick-off that cannot be met is refused with a reason")
    void refusesWithAReason(Source source) {
        JobCalls jobs = source.jobs();
        Map<String, String> wrong = new LinkedHashMap<>();
        if (source.target().level() == ExportLevel.GROUP) {
            wrong.put("an unknown group", source.target().server().url("Group/cgmkit-no-such-group/$export"));
        }
        wrong.put("a _since that is no instant", jobs.url(source.ask().with("_since", "yesterday")));
        wrong.put("an unknown format", jobs.url(source.ask().with("_outputFormat", "application/cgmkit")));
        List<String> found = new ArrayList<>();
        wrong.forEach((what, url) -> {
            Exchange answer = jobs.kickOffAt(url, List.of());
            jobs.cancel(answer);
            if (!answer.refused()) {
                found.add(what + " was answered " + answer.status());
            } else if (!answer.resourceType().equals("OperationOutcome")) {
                found.add(what + " was answered " + answer.status() + " without an OperationOutcome");
            }
        });
        assertNone("kick-offs that should be refused with a reason", found, "");
    }

    @Should("bulk-source.kick-off.unsupported")
    @DisplayName("What is not supported is refused or told")
    void doesNotIgnoreInSilence(Source source) {
        List<String> silent = new ArrayList<>();
        Exchange strict = source.jobs().kickOff(source.ask().with(TYPE, PATIENT).with(UNKNOWN, "1"));
        source.jobs().cancel(strict);
        if (strict.succeeded()) {
            silent.add("the unknown parameter " + UNKNOWN + " was taken without handling=lenient");
        }
        Ask lenient = source.ask().with(TYPE, PATIENT).with(UNKNOWN, "1").preferring("handling=lenient");
        Exchange answer = source.jobs().kickOff(lenient);
        if (answer.succeeded() && !strict.succeeded()) {
            Export export = source.session()
                    .fetched(
                            source.jobs().follow(lenient, Instant.now(), answer),
                            source.log()::keep,
                            List.of(),
                            Instant.MAX);
            if (export.messages().isEmpty()) {
                silent.add("under handling=lenient the unknown parameter " + UNKNOWN + " was left out and not told");
            }
        }
        source.jobs().cancel(answer);
        Ask filtered = source.ask().with(TYPE, "Observation").with("_typeFilter", NO_CODE);
        Exchange kickOff = source.jobs().kickOff(filtered);
        if (kickOff.succeeded()) {
            Export export = source.session()
                    .fetched(
                            source.jobs().follow(filtered, Instant.now(), kickOff),
                            source.log()::keep,
                            List.of(),
                            Instant.MAX);
            long left = export.contents().count();
            if (left > 0 && export.messages().isEmpty()) {
                silent.add("_typeFilter=" + NO_CODE + " was taken, and " + left + " Observations came");
            }
            source.jobs().cancel(kickOff);
        }
        assertNone("parameters that were ignored in silence", silent, "");
    }

    @May("bulk-source.kick-off.concurrent")
    @DisplayName("After 429 a later kick-off is accepted")
    void takesTheNextOneLater(Source source) {
        Ask ask = source.ask().with(TYPE, PATIENT);
        Exchange first = source.jobs().kickOff(ask);
        if (first.status() == 429) {
            throw failure(
                    "a kick-off when no other export ran, after "
                            + source.target().patience().toSeconds() + " s of waiting",
                    "202",
                    "was still answered 429",
                    "Free the place when a job ends.");
        }
        Exchange second = source.jobs().kickOffOnce(ask);
        if (second.status() != 429) {
            source.jobs().cancel(first);
            source.jobs().cancel(second);
            throw notApplicable("A second export was answered " + second.status() + " while one ran.");
        }
        List<String> wrong = new ArrayList<>();
        if (second.header("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, Instant.now()))
                .isEmpty()) {
            wrong.add("429 came without Retry-After");
        }
        source.jobs().follow(ask, Instant.now(), first);
        Exchange later = source.jobs().kickOff(ask);
        if (!later.succeeded()) {
            wrong.add("when the first had ended, another was answered " + later.status());
        }
        source.jobs().cancel(first);
        source.jobs().cancel(later);
        assertNone("what is wrong with 429", wrong, "");
    }
}
