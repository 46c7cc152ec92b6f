package org.cgmkit.partner.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgmkit.cloud.platform.simulator.PollingStandIn;
import org.cgmkit.fixtures.Json;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.partner.PlatformRoleSuite;
import org.cgmkit.partner.PlatformTestRun;
import org.cgmkit.partner.config.Agreement;
import org.cgmkit.partner.config.Agreement.Calls;
import org.cgmkit.partner.config.Blackout;
import org.cgmkit.partner.config.ClientRegistration;
import org.cgmkit.partner.config.PlatformTarget;
import org.cgmkit.partner.config.PollingTerms;
import org.cgmkit.partner.mapping.MappingFile;
import org.cgmkit.reports.RunReport;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.SimulatorSettings;

/** Runs the suite against simulated platforms, on a clock that both sides share. */
final class PlatformRuns {
    private static final List<String> STEPS =
            List.of("agree", "connect", "connectByClinician", "disconnect", "shows", "clock");
    private static final Instant TODAY = Instant.parse("2026-04-15T13:30:00Z");

    private final PlatformRoleSuite suite = new PlatformRoleSuite();
    private final HttpClient hooks =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path results;

    PlatformRuns(Path results) {
        this.results = results;
    }

    /** A run against a platform with a practice, and with a defect unless its name is empty. */
    RunReport of(String practice, String defect) {
        return of(practice, defect, STEPS);
    }

    /** The same with those triggers only. */
    RunReport of(String practice, String defect, List<String> steps) {
        SimulatorSettings sound = SimulatorSettings.sound().behaving(practice);
        try (RunningSimulator platform = new PollingStandIn().start(defect.isEmpty() ? sound : sound.showing(defect))) {
            RunRequest request = new RunRequest(
                    null, OptionValues.none(), Map.of(), RequirementSelection.everything(), folder(), "test");
            return new PlatformTestRun(suite, target(platform.address(), practice, steps), request)
                    .found(new SilentListener(), TODAY, sentence -> {});
        }
    }

    private PlatformTarget target(String address, String name, List<String> steps) {
        Map<String, AnsweringTrigger> triggers = new LinkedHashMap<>();
        steps.forEach(step -> triggers.put(step, (called, variables) -> call(address, variables)));
        return new PlatformTarget(
                name,
                MappingFile.builtIn("examplia"),
                "127.0.0.1",
                0,
                null,
                new ClientRegistration("platform-1", "platform-1-secret", List.of(address + "/connected")),
                List.of("anna-here", "ben-here"),
                terms(),
                triggers,
                Duration.ZERO,
                Duration.ofSeconds(30),
                List.of());
    }

    private static PollingTerms terms() {
        return new PollingTerms(
                new Agreement(
                        new HashSet<>(Agreement.KINDS),
                        Duration.ofHours(2),
                        new Calls(40, Duration.ofMinutes(1)),
                        Duration.ofDays(30),
                        500,
                        Duration.ofHours(1),
                        Duration.ofDays(3),
                        List.of(new Blackout(
                                LocalTime.of(2, 45), LocalTime.of(3, 45), ZoneId.of("America/Los_Angeles")))),
                Duration.ofMinutes(45),
                Duration.ofMinutes(75),
                5);
    }

    private String call(String address, Map<String, String> variables) throws InterruptedException {
        var body = Json.object();
        variables.forEach(
                (name, value) -> body.put(name.replaceFirst("^CGMKIT_", "").toLowerCase(Locale.ROOT), value));
        try {
            HttpResponse<String> answer = hooks.send(
                    HttpRequest.newBuilder(URI.create(address + "/control"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new TriggerFailedException(answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs that go on at once keep their exchanges apart. */
    private Path folder() {
        try {
            return Files.createTempDirectory(results, "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
