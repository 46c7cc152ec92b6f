package org.cgmkit.partner.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgmkit.cloud.PartnerStandIn;
import org.cgmkit.cloud.grant.OAuthClient;
import org.cgmkit.cloud.workings.PartnerBehaviour;
import org.cgmkit.cloud.world.Content;
import org.cgmkit.cloud.world.Person;
import org.cgmkit.cloud.world.World;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.partner.PartnerSourceRoleSuite;
import org.cgmkit.partner.PartnerTestRun;
import org.cgmkit.partner.config.Account;
import org.cgmkit.partner.config.Agreement;
import org.cgmkit.partner.config.Agreement.Calls;
import org.cgmkit.partner.config.ClientRegistration;
import org.cgmkit.partner.config.KnownReading;
import org.cgmkit.partner.config.PartnerTarget;
import org.cgmkit.partner.config.SignIn;
import org.cgmkit.reports.RunReport;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.SimulatorSettings;

/** Runs the suite against simulated clouds, all of which begin at the same moment. */
final class PartnerRuns {
    /** A spring afternoon: both changes of clocks of the last year lie behind it. */
    private static final Instant BEGIN = Instant.parse("2026-04-15T13:30:00Z");

    private final PartnerSourceRoleSuite suite = new PartnerSourceRoleSuite();
    private final HttpClient hooks = HttpClient.newHttpClient();
    private final List<KnownReading> world = world();
    private final Path results;

    PartnerRuns(Path results) {
        this.results = results;
    }

    private static List<KnownReading> world() {
        return new World(BEGIN, World.Sensors.FIVE_MINUTES, Duration.ZERO)
                .glucose(Person.ALL.getFirst(), BEGIN.minus(Duration.ofDays(4)), BEGIN, BEGIN, true).stream()
                        .filter(each -> each.content() instanceof Content.Glucose)
                        .map(each -> new KnownReading(each.time(), value((Content.Glucose) each.content())))
                        .toList();
    }

    private static String value(Content.Glucose reading) {
        return reading.limit() == Content.Limit.NONE
                ? reading.value().toPlainString()
                : reading.limit().name();
    }

    /** A run against a cloud with a behaviour, and with a defect unless its name is empty. */
    RunReport of(PartnerBehaviour behaviour, String defect) {
        return of(behaviour, defect, Agreement.KINDS);
    }

    /** The same with an agreement that speaks of those kinds only. */
    RunReport of(PartnerBehaviour behaviour, String defect, List<String> named) {
        SimulatorSettings sound = SimulatorSettings.sound().behaving(behaviour.id());
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), BEGIN));
        try (RunningSimulator cloud = PartnerStandIn.start(defect.isEmpty() ? sound : sound.showing(defect), clock)) {
            RunRequest request = new RunRequest(
                    null, OptionValues.none(), Map.of(), RequirementSelection.everything(), folder(), "test");
            return new PartnerTestRun(suite, target(cloud.address(), behaviour, new HashSet<>(named)), request)
                    .found(new SilentListener());
        }
    }

    PartnerTarget target(String address, PartnerBehaviour behaviour, Set<String> named) {
        Map<String, AnsweringTrigger> triggers = new LinkedHashMap<>();
        PartnerTarget.STEPS.forEach(step -> triggers.put(step, (name, variables) -> call(address, variables)));
        return new PartnerTarget(
                behaviour.id(),
                HttpTarget.described().baseUrl(address).build(),
                VariantMapping.of(behaviour),
                registration(OAuthClient.FIRST),
                registration(OAuthClient.SECOND),
                Person.ALL.stream()
                        .map(each -> new Account(each.name(), each.password()))
                        .toList(),
                new SignIn.ByForm(
                        Map.of("username", "{user}", "password", "{password}", "decision", "{decision}"),
                        "allow",
                        "deny"),
                agreement(behaviour, named),
                triggers,
                behaviour.id().equals("one-minute") ? List.of() : world,
                false,
                List.of());
    }

    private static ClientRegistration registration(OAuthClient client) {
        return new ClientRegistration(client.id(), client.secret(), client.redirectUris());
    }

    private static Agreement agreement(PartnerBehaviour behaviour, Set<String> named) {
        boolean paged = !behaviour.id().equals("one-page") && !behaviour.id().equals("dexcom-v3");
        return new Agreement(
                named,
                behaviour.id().equals("short-tokens") ? Duration.ofMinutes(10) : Duration.ofHours(2),
                behaviour.id().startsWith("throttling")
                        ? new Calls(400, Duration.ofSeconds(10))
                        : new Calls(60_000, Duration.ofHours(1)),
                Duration.ofDays(30),
                paged ? 500 : null,
                Duration.ofHours(1),
                Duration.ofDays(3),
                List.of());
    }

    private String call(String address, Map<String, String> variables) throws InterruptedException {
        String body = "{\"step\":\"%s\",\"user\":\"%s\",\"record\":\"%s\"}"
                .formatted(variables.get("CGMKIT_STEP"), variables.get("CGMKIT_USER"), variables.get("CGMKIT_RECORD"));
        try {
            HttpResponse<String> answer = hooks.send(
                    HttpRequest.newBuilder(URI.create(address + "/control"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
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
