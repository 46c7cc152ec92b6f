package org.cgmkit.outcomes.lineage.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.engine.platform.PlatformBehaviour;
import org.cgmkit.engine.platform.PlatformOrder;
import org.cgmkit.engine.platform.PlatformWorkings;
import org.cgmkit.engine.platform.SimulatedPlatform;
import org.cgmkit.engine.summary.SummaryServer;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.outcomes.lineage.LineageRoleSuite;
import org.cgmkit.outcomes.lineage.LineageTestRun;
import org.cgmkit.outcomes.lineage.config.LineageTarget;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.RunReport;

/** Runs the suite against simulated platforms within this process. */
public record PlatformRuns(LineageRoleSuite suite, Path results, ReferenceEngine reference) {

    /** A run against a platform that posts its results to the kit, and declares its behaviour. */
    public RunReport posting(PlatformBehaviour behaviour, PlatformWorkings workings) {
        return run(declared(behaviour, LineageTarget.of(behaviour.id(), trigger(behaviour, workings, ""))));
    }

    /** A run against a platform whose own server has its results. */
    RunReport keeping(PlatformBehaviour behaviour, PlatformWorkings workings) {
        try (SummaryServer own = SummaryServer.start("127.0.0.1", 0, workings.revinclude())) {
            return run(declared(behaviour, LineageTarget.of(behaviour.id(), trigger(behaviour, workings, own.base())))
                    .at(HttpTarget.described().baseUrl(own.base()).build(), true));
        }
    }

    /** A run against a platform that declares nothing. */
    RunReport undeclared(PlatformBehaviour behaviour) {
        return run(LineageTarget.of(behaviour.id(), trigger(behaviour, PlatformWorkings.sound(), "")));
    }

    private static LineageTarget declared(PlatformBehaviour behaviour, LineageTarget target) {
        LineageTarget closing = behaviour.closes() ? target.closing(Duration.ofDays(1)) : target;
        return behaviour.remembers() ? closing.remembering() : closing;
    }

    private static AnsweringTrigger trigger(PlatformBehaviour behaviour, PlatformWorkings workings, String base) {
        SimulatedPlatform platform = new SimulatedPlatform(behaviour, workings, base);
        return (step, variables) -> platform.step(PlatformOrder.of(variables.entrySet().stream()
                        .collect(Collectors.toMap(
                                each -> each.getKey()
                                        .replaceFirst("^CGMKIT_", "")
                                        .toLowerCase(java.util.Locale.ROOT),
                                Map.Entry::getValue))))
                .toString();
    }

    RunReport run(LineageTarget target) {
        RunRequest request = new RunRequest(
                null, OptionValues.none(), Map.of(), RequirementSelection.everything(), folder(), "test");
        return new LineageTestRun(suite, target, request, reference).found(new SilentListener());
    }

    /** Runs that go on at once keep their exchanges apart. */
    private Path folder() {
        try {
            return Files.createTempDirectory(results, "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a report says of platforms that are sound: nothing red. */
    static List<String> red(RunReport report) {
        return report.checks().stream()
                .filter(each -> switch (each.outcome()) {
                    case PASS, NOT_APPLICABLE -> false;
                    default -> true;
                })
                .map(each -> each.outcome() + " " + each.requirement() + ": " + each.message())
                .toList();
    }
}
