package org.cgmkit.submitter;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.Practice;

/**
 * The simulated app, as it plugs into the kit. It acts by itself: which receiver it submits to, and for whom, comes from the same
 * variables as a triggered app finds.
 */
public final class AppStandIn implements Simulator {
    private static final Duration EVER = Duration.ofDays(3650);

    private final Map<String, String> environment;

    /** An app that finds its receiver in the variables of this process. */
    public AppStandIn() {
        this(System.getenv());
    }

    /** An app that finds its receiver in those variables: {@code CGMKIT_BASE_URL} and {@code CGMKIT_PATIENT_ID}. */
    public AppStandIn(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String id() {
        return "submitter";
    }

    @Override
    public String title() {
        return "Stand in for a CGM app, so that a receiver has somebody who submits to it.";
    }

    @Override
    public List<SimulatorBehaviour> behaviours() {
        return Practice.all().stream()
                .map(p -> new SimulatorBehaviour(p.name(), p.description()))
                .toList();
    }

    @Override
    public String behavioursTitle() {
        return "Practices";
    }

    @Override
    public List<SimulatorDefect> defects() {
        return Defect.all().stream()
                .map(d -> new SimulatorDefect(d.id(), d.requirement(), d.description()))
                .toList();
    }

    @Override
    public RunningSimulator start(SimulatorSettings settings) {
        String receiver = variable("CGMKIT_BASE_URL");
        AppOptions options = AppOptions.of(URI.create(receiver), new PatientSource.Given(variable("CGMKIT_PATIENT_ID")))
                .with(settings.defects().stream().map(Defect::named).toList());
        if (!settings.behaviour().isEmpty()) {
            options = options.with(Practice.named(settings.behaviour()));
        }
        CgmApp app = CgmApp.start(options, line -> {});
        Thread following = Thread.ofPlatform().daemon().name("app").start(() -> app.follow(EVER));
        return new RunningSimulator() {
            @Override
            public String address() {
                return receiver;
            }

            @Override
            public List<String> introduction() {
                return List.of("It submits to " + receiver + ".");
            }

            @Override
            public void close() {
                following.interrupt();
                app.close();
            }
        };
    }

    private String variable(String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException("Expected the variable " + name + ", but it is not set.");
        }
        return value;
    }
}
