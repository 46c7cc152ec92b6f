package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.fixtures.flaw.FlawSetting;
import org.cgmkit.validation.submission.SubmittedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Submissions that are not held in memory, but read from a file entry by entry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongSubmissionTest {
    static final List<Behaviour> BEHAVIOURS = List.of(
            Behaviour.STANDARD,
            Behaviour.SERVER_DEDUPLICATION,
            Behaviour.NO_CONDITIONAL_CREATE,
            Behaviour.WHOLE_BUNDLE_REFUSAL,
            Behaviour.NO_REPORTS);

    private final EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard());

    @AfterAll
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void areAnsweredAsIfTheyWereShort(Flaw flaw) {
        assertAnsweredAlike(
                Behaviour.STANDARD,
                sandbox -> Stream.of(flaw.sample(context(sandbox), setting(sandbox))
                        .submission()
                        .json()));
    }

    @ParameterizedTest
    @FieldSource("BEHAVIOURS")
    void areAnsweredAsIfTheyWereShort(Behaviour behaviour) {
        assertAnsweredAlike(behaviour, sandbox -> {
            SubmissionContext context = context(sandbox);
            Submission complete = Submissions.allMustSupport(context);
            Submission conditional = Submissions.readings(context.with(IdentifierUse.CONDITIONAL_CREATE), 3);
            Submission twice = conditional.plus(conditional);
            for (int i = conditional.size(); i < twice.size(); i++) {
                twice = twice.withEntry(
                        i, e -> e.put("fullUrl", e.path("fullUrl").asText() + "0"));
            }
            int device = complete.positionsOf("Device").getFirst();
            return Stream.of(
                            complete,
                            complete,
                            twice,
                            TestSimulator.conditional(
                                    twice,
                                    4,
                                    "identifier=" + twice.identifier(0).orElseThrow()),
                            complete.withResource(device, r -> r.put("status", "broken")))
                    .map(Submission::json);
        });
    }

    @Test
    void areStoredEntryByEntry() {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard())) {
            TestClient client = new TestClient(sandbox.baseUrl());
            Submission submission = Submissions.readings(context(sandbox), 1_800);
            assertThat(submission.json().length(), is(greaterThanOrEqualTo(SubmittedText.LONG)));
            int broken = 1_000;

            Reply reply = client.submit(submission.withResource(broken, r -> r.put("status", "broken")));

            JsonNode entries = reply.json().path("entry");
            List<String> statuses = IntStream.range(0, submission.size())
                    .filter(i -> i != broken)
                    .mapToObj(i -> entries.path(i).at("/response/status").asText())
                    .toList();
            assertThat(statuses, everyItem(is("201 Created")));
            assertThat(reply.status(broken), is("400 Bad Request"));
            assertThat(
                    reply.entry(broken).at("/outcome/issue/0/expression/0").asText(),
                    startsWith("Bundle.entry[1000].resource.status"));
            assertThat(client.total("/Observation"), is(submission.size() - 1));
            for (int i : new int[] {0, 999, 1_001, 1_799}) {
                JsonNode stored = client.get("/" + reply.location(i)).json();
                for (String name : List.of("identifier", "valueQuantity", "effectiveDateTime")) {
                    String sent = submission.resource(i).path(name).toString();
                    assertThat(stored.path(name).toString(), is(sent));
                }
            }
        }
    }

    /** A client's submissions, one after the other, made for its sandbox. */
    private interface Submitting {
        Stream<String> to(Sandbox sandbox);
    }

    private void assertAnsweredAlike(Behaviour behaviour, Submitting submitting) {
        List<String> asShort = answers(behaviour, submitting, false);
        assertThat(asShort, is(not(List.of())));
        assertThat(answers(behaviour, submitting, true), is(asShort));
    }

    private List<String> answers(Behaviour behaviour, Submitting submitting, boolean lengthened) {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard().with(behaviour))) {
            TestClient client = new TestClient(sandbox.baseUrl());
            return submitting
                    .to(sandbox)
                    .map(json -> client.post("/$submit-cgm-bundle", lengthened ? lengthened(json) : json))
                    .map(reply -> told(reply, sandbox))
                    .toList();
        }
    }

    /** The same JSON, and too long to be held in memory. */
    private static String lengthened(String json) {
        String space = " ".repeat(SubmittedText.LONG);
        int entries = json.indexOf("\"entry\":[") + "\"entry\":[".length();
        String longer = json.contains("\"entry\":[")
                ? json.substring(0, entries) + space + json.substring(entries)
                : space + json;
        assertThat(longer.length(), is(greaterThanOrEqualTo(SubmittedText.LONG)));
        return longer;
    }

    /** What is the same in each run. */
    private static String told(Reply reply, Sandbox sandbox) {
        return reply.status()
                + " "
                + reply.body()
                        .replace(sandbox.baseUrl(), "[base]")
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "[id]")
                        .replaceAll("\"lastModified\":\"[^\"]*\"", "\"lastModified\":\"[now]\"")
                        .replaceAll("\\(line \\d+, column \\d+\\)", "(somewhere)");
    }

    private static SubmissionContext context(Sandbox sandbox) {
        return SubmissionContext.of(
                sandbox.patient(), new IdentifierSource("long"), Instant.parse("2026-05-01T00:00:00Z"));
    }

    private static FlawSetting setting(Sandbox sandbox) {
        return FlawSetting.NOWHERE.withBaseUrl(sandbox.baseUrl()).withOtherPatient(sandbox.otherPatient());
    }
}
