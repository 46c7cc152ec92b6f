package org.cgmkit.cgm.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.file.Path;
import java.util.List;
import org.cgmkit.cgm.config.ReceiverAttestations;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.AttestedStatement;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is said of a receiver of which there was nothing to look at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiverOccasionTest {
    private static final ProfileValidator VALIDATOR = GuideValidator.builtIn(GuideVersion.STU1);

    private final FrontedReceiver receiver = new FrontedReceiver(VALIDATOR);

    @TempDir
    private Path results;

    @BeforeEach
    void passOnEverything() {
        receiver.reset();
    }

    @AfterAll
    void stop() {
        receiver.close();
    }

    @Test
    void identifiersOfWhatNobodyCanFindAreNotKept() {
        receiver.answers(FrontedReceiver.submission()
                .withRequestBody(matchingJsonPath("$.entry[1]"))
                .willReturn(eachEntry("{\"response\":{\"status\":\"201\"}}")));
        receiver.answers(get(urlMatching("/fhir/[A-Z][A-Za-z]+\\?.*"))
                .willReturn(aResponse().withStatus(400)));

        assertOpen("receiver.conditional-create.identifiers-kept", "It is not known where any accepted entry is");
    }

    @Test
    void conditionsThatAreAllRefusedMatchNothingAndMissNothing() {
        for (String part : List.of("no-such-system", "&code=", ".none")) {
            receiver.answers(FrontedReceiver.submission()
                    .withRequestBody(matchingJsonPath("$.entry[0].request.ifNoneExist", containing(part)))
                    .willReturn(eachEntry("{\"response\":{\"status\":\"400\"}}")));
        }

        assertOpen(
                "receiver.conditional-create.created",
                "Every condition that the stored reading meets only in part was refused");
    }

    @Test
    void aReceiverThatAcceptsNothingOfWhatItDoesNotListHasAcceptedNoElement() {
        receiver.answers(get(urlEqualTo("/fhir/metadata"))
                .willReturn(fhir("{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\","
                        + "\"format\":[\"json\"],\"rest\":[{\"mode\":\"server\"}]}")));
        receiver.answers(FrontedReceiver.submission()
                .withRequestBody(matchingJsonPath("$.entry[1]"))
                .willReturn(eachEntry("{\"response\":{\"status\":\"422\"}}")));

        assertOpen("receiver.must-support.accepted", "No entry was accepted");
    }

    @Test
    void declaredParametersThatCannotBeTriedProveNothing() {
        FrontedRuns runs = new FrontedRuns(receiver, VALIDATOR, results);
        ReceiverAttestations declared = ReceiverAttestations.none()
                .withSearchParameters(
                        AttestedStatement.at("https://developer.example.org/cgm", List.of("combo-code"), ""));
        RunReport report = runs.prepared(
                        runs.suite("receiver.documentation.honest"),
                        runs.target().attestations(declared))
                .run(new SilentListener());

        assertThat(
                messages(report, "receiver.documentation.honest"),
                hasItem(containsString("None of the declared search parameters was tried")));
    }

    private void assertOpen(String requirement, String reason) {
        FrontedRuns runs = new FrontedRuns(receiver, VALIDATOR, results);
        RunReport report = runs.run(runs.suite(requirement));

        assertThat(messages(report, requirement), hasItem(containsString(reason)));
        assertThat(report.counts().of(Outcome.FAIL) + report.counts().of(Outcome.WARN), is(0));
    }

    private static List<String> messages(RunReport report, String requirement) {
        return report.checks().stream()
                .filter(check -> check.requirement().equals(requirement) && check.outcome() == Outcome.INCONCLUSIVE)
                .map(CheckResult::message)
                .toList();
    }

    /** An answer with that for each entry. */
    private static ResponseDefinitionBuilder eachEntry(String entry) {
        return fhir("{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":["
                        + "{{#each (jsonPath request.body '$.entry')}}{{#unless @first}},{{/unless}}" + entry
                        + "{{/each}}]}")
                .withTransformers("response-template");
    }

    private static ResponseDefinitionBuilder fhir(String json) {
        return aResponse().withHeader("Content-Type", "application/fhir+json").withBody(json);
    }
}
