package org.cgmkit.t1d.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgmkit.guide.Requirement;
import org.cgmkit.kit.authorization.ConsentPrompt;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.registry.RegistryStandIn;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.SimulatorSettings;
import org.cgmkit.t1d.T1dSuites;

/** Runs the suite of receivers against simulated registries. */
final class ReceiverRuns {
    /** Rows that send much; a defect of another row is looked for without them. */
    private static final Set<String> LONG = Set.of("t1d-receiver.size.thousand", "t1d-receiver.validation.profile");

    /** Rows by which a defect shows first where it breaks more than it should. */
    private static final Set<String> NEAR =
            Set.of("t1d-receiver.operation.type-level", "t1d-receiver.conditional-create.created");

    private final RoleSuite suite = T1dSuites.receiver();
    private final RegistryStandIn registry = new RegistryStandIn();
    private final Path results;

    ReceiverRuns(Path results) {
        this.results = results;
    }

    RoleSuite suite() {
        return suite;
    }

    /** The whole suite against a sound registry. */
    RunReport sound(String behaviour) {
        return run(SimulatorSettings.sound().behaving(behaviour), RequirementSelection.everything());
    }

    /** The rows that may have something to say of a defect. */
    RunReport showing(String defect, String requirement) {
        List<String> rows = suite.catalogue().requirements().stream()
                .map(Requirement::id)
                .filter(id -> id.equals(requirement)
                        || NEAR.contains(id)
                        || (topic(id).equals(topic(requirement)) && !LONG.contains(id)))
                .toList();
        return run(
                SimulatorSettings.sound().showing(defect),
                RequirementSelection.only(rows, suite.catalogue(), suite.role()));
    }

    private static String topic(String id) {
        return id.substring(0, id.lastIndexOf('.'));
    }

    private RunReport run(SimulatorSettings settings, RequirementSelection selection) {
        try (RunningSimulator running = registry.start(settings)) {
            OptionValues options = new OptionValues(Map.of("--base-url", List.of(running.address())));
            RunRequest request = new RunRequest(
                    null, options, Map.of(), selection, Files.createTempDirectory(results, "run"), "test");
            return suite.plan(request).run(new SilentDesk());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted.", e);
        }
    }

    /** Nobody follows. */
    private static final class SilentDesk implements RunDesk {
        @Override
        public void say(String line) {}

        @Override
        public void sayWrapped(int indent, String sentences) {}

        @Override
        public void complain(String line) {}

        @Override
        public ConsentPrompt consent() {
            throw new UnsupportedOperationException("Nobody is there.");
        }

        @Override
        public RunListener journal(String suite, String target, List<KnownFailure> known) {
            return new SilentListener();
        }

        @Override
        public RunListener progress() {
            return new SilentListener();
        }

        @Override
        public RunReport publish(RunReport found, Runnable between) {
            return found;
        }
    }
}
