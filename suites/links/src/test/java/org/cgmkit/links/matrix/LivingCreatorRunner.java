package org.cgmkit.links.matrix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.fixtures.trace.SensorReading;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.kit.proof.AcceptingValidator;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.links.LinkCreatorSuite;
import org.cgmkit.links.config.CreatorDescription;
import org.cgmkit.links.config.LinkTriggers;
import org.cgmkit.links.config.LivingCreator;
import org.cgmkit.links.config.SharingTerms;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.shlink.creator.Creator;
import org.cgmkit.shlink.creator.CreatorOptions;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;

/**
 * Runs the suite against simulated creators that make, update and take back links when they are told to over HTTP. Periods are hours in
 * place of weeks, and waits a second in place of a minute, as is declared to the suite. Profiles are judged by the other runner.
 */
public final class LivingCreatorRunner {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final Path results;
    private final AtomicInteger runs = new AtomicInteger();

    public LivingCreatorRunner(Path results) {
        this.results = results;
    }

    /** What the whole suite says of such a creator. */
    public RunReport examine(Behaviour behaviour, CreatorWorkings workings) throws InterruptedException {
        try (Creator creator = Creator.start(CreatorOptions.of(behaviour).with(workings))) {
            return examine(creator.address(), terms());
        }
    }

    /** What it says of the creator whose controls are at that address. */
    public RunReport examine(String address, SharingTerms terms) throws InterruptedException {
        Path folder = results.resolve(String.valueOf(runs.incrementAndGet()));
        CreatorDescription described = CreatorDescription.empty()
                .with(Optional.of("simulated"), Optional.empty(), Optional.empty(), false)
                .making(new LivingCreator(
                        unused -> new LinkTriggers(
                                control(address, "create"), control(address, "update"), control(address, "revoke")),
                        terms));
        return LinkCreatorSuite.all("test")
                .judgingBy(AcceptingValidator.VALIDATOR)
                .run(described.begun(folder), folder, List.of(), new SilentListener(), new Redaction());
    }

    /** What the simulated creator holds, with times of the size of a test. */
    static SharingTerms terms() {
        Instant now = Instant.now();
        List<GlucoseReading> held =
                SamplePatients.all()
                        .getFirst()
                        .trace()
                        .withoutLongBreaks()
                        .between(now.minus(Duration.ofHours(10)), now)
                        .stream()
                        .map(SensorReading::reading)
                        .toList();
        return SharingTerms.USUAL
                .without(Set.of())
                .over(Duration.ofHours(7), Duration.ofHours(8))
                .waiting(SECOND, SHORT, SECOND)
                .holding(held, ZoneOffset.UTC);
    }

    private static AnsweringTrigger control(String address, String name) {
        return (step, variables) -> {
            ObjectNode body = Json.object();
            variables.forEach(
                    (key, value) -> body.put(key.substring("CGMKIT_".length()).toLowerCase(Locale.ROOT), value));
            try {
                return HTTP.send(
                                HttpRequest.newBuilder(URI.create(address + "/control/" + name))
                                        .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
