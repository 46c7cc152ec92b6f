package org.cgmkit.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.evidence.CheckEvidence;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.reports.evidence.HttpExchange.Answer;
import org.cgmkit.reports.evidence.HttpExchange.NoAnswer;
import org.cgmkit.reports.evidence.Redaction;
import org.jspecify.annotations.Nullable;

/** A run with every outcome, made up for the tests of the renderings; its texts depend on no catalogue. */
public final class SampleRun {
    /** Planted in the exchanges, and told to the redaction. */
    public static final String TOKEN = "s3cr3t-T0ken/with+signs==";

    private static final String BASE = "https://ehr.example.org/fhir";
    private static final Instant STARTED = Instant.parse("2026-01-31T12:00:00Z");
    private static final String GUIDE = "http://hl7.org/fhir/uv/cgm/STU1/";

    private final EvidenceFolder folder;
    private int number;

    private SampleRun(EvidenceFolder folder) {
        this.folder = folder;
    }

    /** The run, its evidence kept in that folder. */
    public static RunReport in(Path results) throws IOException {
        Redaction redaction = new Redaction();
        redaction.hide(TOKEN, "CGMKIT_TOKEN");
        return new SampleRun(new EvidenceFolder(results, redaction)).report();
    }

    /** The same run, all of whose findings are gone. */
    public static RunReport sound(RunReport run) {
        List<CheckResult> checks =
                run.checks().stream().filter(c -> !c.outcome().isFinding()).toList();
        return with(run, checks, true);
    }

    /** The same run with other checks. */
    public static RunReport with(RunReport run, List<CheckResult> checks, boolean finished) {
        return new RunReport(
                run.kit(),
                run.specification(),
                run.suite(),
                run.target(),
                run.started(),
                run.duration(),
                finished,
                checks);
    }

    /** A check without evidence. */
    public static CheckResult check(String requirement, Verb verb, Outcome outcome) {
        return new CheckResult(
                requirement, verb, verb == Verb.SHALL, "A title", outcome, "", null, null, List.of(), Duration.ZERO);
    }

    /** Explanations of the requirements in the run, but for one that this kit does not know. */
    public static Explanations explanations() {
        Map<String, Explanation> known = Map.of(
                "receiver.capability.instantiates",
                        explained("Capability statement", "instantiates names the receiver."),
                "receiver.capability.operation", explained("Capability statement", "The operation is listed."),
                "receiver.response.entry-status",
                        new Explanation(
                                "Answer to a submission",
                                "Submission outcome",
                                "Each entry of the answer carries the status code of what became of the submitted entry.",
                                GUIDE + "data-submission.html#response",
                                "Fill Bundle.entry.response.status for every entry, also for the ones that were refused.",
                                "The reason phrase may be left out."),
                "receiver.storage.readable",
                        new Explanation(
                                "Storage",
                                "Availability",
                                "What was accepted can be read at its location at once.",
                                GUIDE + "data-submission.html#storage",
                                "Make writes visible before the answer is sent, or declare the delay.",
                                null),
                "receiver.auth.required", explained("Authorization", "A request without a valid token gets 401."),
                "receiver.processing.partial", explained("Processing", "Entries may be accepted one by one."),
                "receiver.conditional-create.matched", explained("Conditional create", "One match answers 200."));
        return id -> Optional.ofNullable(known.get(id));
    }

    private static Explanation explained(String topic, String statement) {
        return new Explanation(topic, "Section", statement, GUIDE + "index.html", "Do what it says.", null);
    }

    private RunReport report() {
        return new RunReport(
                "0.1.0",
                GuideVersion.STU1.specification(),
                "receiver",
                BASE,
                STARTED,
                Duration.ofMillis(3_240),
                true,
                List.of(
                        passed("receiver.capability.instantiates", Verb.SHALL, "/metadata names the receiver"),
                        passed("receiver.capability.operation", Verb.EXPECTED, "/metadata lists $submit-cgm-bundle"),
                        failed(),
                        warned(),
                        passed("receiver.storage.readable", Verb.SHOULD, "Every reading can be read"),
                        row(
                                "receiver.response.location",
                                Verb.EXPECTED,
                                "Accepted entries carry a location",
                                Outcome.PASS,
                                "The locations are absolute, which the guide leaves open."),
                        broken(),
                        row(
                                "receiver.conditional-create.matched",
                                Verb.SHALL,
                                "One match answers 200 and creates nothing",
                                Outcome.INCONCLUSIVE,
                                "The first submission was refused with 403, so there was nothing to match."),
                        row(
                                "receiver.conditional-create.refused",
                                Verb.SHOULD,
                                "Without conditional create, ifNoneExist gets 400",
                                Outcome.NOT_APPLICABLE,
                                "The target declares that it supports conditional create."),
                        row(
                                "receiver.processing.partial",
                                Verb.MAY,
                                "A bad entry among good ones",
                                Outcome.OBSERVED,
                                "The two good entries were stored, the bad one was refused with 422."),
                        row(
                                "receiver.documentation.identifiers",
                                Verb.SHALL,
                                "It says how it handles identifiers",
                                Outcome.ATTESTED,
                                ""),
                        row("receiver.throttling.well-formed", Verb.MAY, "Throttling", Outcome.NOT_TESTED, "Not yet."),
                        row(
                                "receiver.must-support.accepted",
                                Verb.SHALL,
                                "Must-support elements are accepted",
                                Outcome.NOT_TESTED,
                                "Not yet.")));
    }

    private CheckResult failed() {
        CheckEvidence kept = folder.of(++number, "receiver.response.entry-status");
        kept.keep(exchange("POST", "/$submit-cgm-bundle", bundle(), 200, ANSWER));
        kept.keep(exchange("GET", "/Observation?patient=1&code=99504-3", "", 200, "{\"resourceType\":\"Bundle\"}"));
        return result(
                "receiver.response.entry-status",
                Verb.SHALL,
                "Every submitted entry is answered with a status code",
                Outcome.FAIL,
                "The answer has an entry without a status code.",
                "a status code such as 201 in entry[0], entry[1] and entry[2] of the answer",
                "none in entry[1].response; entry[0] and entry[2] have 201 Created",
                kept);
    }

    private CheckResult warned() {
        CheckEvidence kept = folder.of(++number, "receiver.storage.readable");
        kept.keep(exchange("GET", "/Observation/17", "", 404, ""));
        return result(
                "receiver.storage.readable",
                Verb.SHOULD,
                "Accepted entries can be read at their location",
                Outcome.WARN,
                "Observation/17 was answered 201, but cannot be read within 5 seconds.",
                "200 at Observation/17",
                "404",
                kept);
    }

    private CheckResult broken() {
        CheckEvidence kept = folder.of(++number, "receiver.auth.required");
        kept.keep(new HttpExchange(
                STARTED,
                Duration.ofSeconds(30),
                "POST",
                BASE + "/$submit-cgm-bundle",
                List.of(new Header("Content-Type", "application/fhir+json")),
                "{}",
                new NoAnswer("No answer came within 30 seconds.")));
        return result(
                "receiver.auth.required",
                Verb.BASE,
                "A request without a token is refused",
                Outcome.ERROR,
                "The target did not answer: no answer came within 30 seconds.",
                null,
                null,
                kept);
    }

    private CheckResult passed(String requirement, Verb verb, String title) {
        CheckEvidence kept = folder.of(++number, requirement);
        kept.keep(exchange("GET", "/metadata", "", 200, "{\"resourceType\":\"CapabilityStatement\"}"));
        return result(requirement, verb, title, Outcome.PASS, "", null, null, kept);
    }

    private CheckResult row(String requirement, Verb verb, String title, Outcome outcome, String message) {
        return new CheckResult(
                requirement,
                verb,
                verb == Verb.SHALL,
                title,
                outcome,
                message,
                null,
                null,
                List.of(),
                Duration.ofMillis(4));
    }

    private static CheckResult result(
            String requirement,
            Verb verb,
            String title,
            Outcome outcome,
            String message,
            @Nullable String expected,
            @Nullable String actual,
            CheckEvidence kept) {
        return new CheckResult(
                requirement,
                verb,
                verb == Verb.SHALL,
                title,
                outcome,
                message,
                expected,
                actual,
                kept.kept(),
                Duration.ofMillis(81));
    }

    private static HttpExchange exchange(String method, String path, String body, int status, String answer) {
        Header accept = new Header("Accept", "application/fhir+json");
        Header token = new Header("Authorization", "Bearer " + TOKEN);
        return new HttpExchange(
                STARTED,
                Duration.ofMillis(42),
                method,
                BASE + path,
                body.isEmpty()
                        ? List.of(accept, token)
                        : List.of(new Header("Content-Type", "application/fhir+json"), accept, token),
                body,
                new Answer(
                        status,
                        status == 200 ? "OK" : "Not Found",
                        List.of(new Header("Content-Type", "application/fhir+json")),
                        answer));
    }

    private static String bundle() {
        String reading =
                "{\"fullUrl\":\"urn:uuid:%d\",\"resource\":{\"resourceType\":\"Observation\",\"status\":\"final\","
                        + "\"subject\":{\"reference\":\"Patient/1\"},\"valueQuantity\":{\"value\":%d,\"unit\":\"mg/dl\","
                        + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg/dL\"}}}";
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + String.join(",", reading.formatted(1, 101), reading.formatted(2, 104), reading.formatted(3, 108))
                + "]}";
    }

    private static final String ANSWER = """
            {
              "resourceType": "Bundle",
              "type": "transaction-response",
              "entry": [
                {"response": {"status": "201 Created", "location": "Observation/15"}},
                {"response": {"location": "Observation/16"}},
                {"response": {"status": "201 Created", "location": "Observation/17"}}
              ]
            }""";
}
