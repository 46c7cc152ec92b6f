package org.cgmkit.cgm.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.validation.ProfileValidator;

/**
 * A sound receiver with something in front that may answer in its place, and a time in which waiting takes none: it is
 * added up.
 */
final class FrontedReceiver implements Sleeper, AutoCloseable {
    private final WireMockServer front =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").preserveHostHeader(true));
    private final AtomicLong waited = new AtomicLong();
    private final EhrSimulator receiver;
    private volatile Runnable afterAWait = () -> {};

    FrontedReceiver(ProfileValidator validator) {
        this.receiver = EhrSimulator.start(EhrOptions.standard().with(validator));
        front.start();
    }

    /** A submission. */
    static MappingBuilder submission() {
        return post(urlMatching("/fhir/\\$submit-cgm-bundle"));
    }

    /** Such requests are answered 429, with that Retry-After unless it is empty. */
    static MappingBuilder throttled(MappingBuilder request, String retryAfter) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(429);
        return request.willReturn(retryAfter.isEmpty() ? answer : answer.withHeader("Retry-After", retryAfter));
    }

    /** The front passes on everything from now on, and nothing was waited yet. */
    void reset() {
        front.resetAll();
        waited.set(0);
        afterAWait = () -> {};
        front.stubFor(any(anyUrl()).atPriority(9).willReturn(onward()));
    }

    String baseUrl() {
        return front.baseUrl() + "/fhir";
    }

    /** How many requests came. */
    int asked() {
        return front.getAllServeEvents().size();
    }

    /** How long was waited in all. */
    Duration waited() {
        return Duration.ofMillis(waited.get());
    }

    /** The answer of the receiver itself. */
    ResponseDefinitionBuilder onward() {
        return aResponse().proxiedFrom(receiver.baseUrl().replaceFirst("/fhir$", ""));
    }

    /** Lets the front answer so. */
    void answers(MappingBuilder request) {
        front.stubFor(request);
    }

    /** Lets the front answer so from the second time on that it is asked what a run looks at before it begins. */
    void afterTheFirstLook(MappingBuilder everything) {
        front.stubFor(everything.atPriority(5));
        for (String path : List.of("/fhir/metadata", "/fhir/Patient/" + SandboxOptions.PATIENT)) {
            front.stubFor(get(urlEqualTo(path))
                    .atPriority(1)
                    .inScenario(path)
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willSetStateTo("looked")
                    .willReturn(onward()));
        }
    }

    /** Submissions are answered 429 until so much was waited. */
    void throttledUntil(Duration end) {
        until(end, throttled(submission(), ""));
    }

    /** Submissions are answered that the receiver is away, until so much was waited. */
    void awayUntil(Duration end, int status) {
        until(end, submission().willReturn(aResponse().withStatus(status)));
    }

    /** Each entry of a submission is answered with that status, until so much was waited. */
    void busyEntriesUntil(Duration end, int status) {
        String entry = "{\"response\":{\"status\":\"" + status + "\"}}";
        until(
                end,
                submission()
                        .willReturn(aResponse()
                                .withHeader("Content-Type", "application/fhir+json")
                                .withTransformers("response-template")
                                .withBody("{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":["
                                        + "{{#each (jsonPath request.body '$.entry')}}{{#unless @first}},{{/unless}}"
                                        + entry + "{{/each}}]}")));
    }

    private void until(Duration end, MappingBuilder request) {
        StubMapping stub = front.stubFor(request);
        afterAWait = () -> {
            if (waited().compareTo(end) >= 0) {
                front.removeStub(stub);
            }
        };
    }

    /** Whoever waits finds that scenario at its beginning. */
    void startsAgainAfterAWait(String scenario) {
        afterAWait = () -> front.setScenarioState(scenario, Scenario.STARTED);
    }

    @Override
    public void sleep(Duration duration) {
        waited.addAndGet(duration.toMillis());
        afterAWait.run();
    }

    @Override
    public void close() {
        front.stop();
        receiver.close();
    }
}
