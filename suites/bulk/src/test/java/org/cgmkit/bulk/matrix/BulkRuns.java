package org.cgmkit.bulk.matrix;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.bulk.BulkSourceRoleSuite;
import org.cgmkit.bulk.BulkTestRun;
import org.cgmkit.bulk.config.BulkTarget;
import org.cgmkit.bulk.config.ClientIdentity;
import org.cgmkit.bulk.config.ExportLevel;
import org.cgmkit.bulk.config.KnownResource;
import org.cgmkit.bulk.config.WorldFile;
import org.cgmkit.ehr.bulk.BulkSource;
import org.cgmkit.ehr.bulk.content.WorldSize;
import org.cgmkit.ehr.bulk.defect.BulkDefect;
import org.cgmkit.ehr.bulk.workings.BulkBehaviour;
import org.cgmkit.ehr.bulk.workings.Habit;
import org.cgmkit.ehr.bulk.workings.SourceRules;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.guide.bulk.BulkVersion;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.reports.RunReport;

/** Runs the suite against simulated sources of five people. */
final class BulkRuns {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** For sources that never come to an end, or ask to be waited for longer than that. */
    private static final Duration LITTLE = Duration.ofSeconds(4);

    private static final Duration WORK = Duration.ofMillis(900);

    private static final Set<String> ENDLESS = Set.of("never-completes", "locks-itself-out", "hours-of-retry-after");

    private final BulkSourceRoleSuite suite = new BulkSourceRoleSuite();
    private final Path results;

    BulkRuns(Path results) {
        this.results = results;
    }

    /**
     * A run against a source with a behaviour.
     *
     * @param defect how it departs
     * @param selection what is looked at
     * @param works whether its jobs take a second, and not no time
     * @param known whether the target file says what there is
     */
    RunReport of(
            BulkBehaviour behaviour,
            Optional<BulkDefect> defect,
            RequirementSelection selection,
            boolean works,
            boolean known) {
        URI keysAt = URI.create("http://127.0.0.1:" + freePort() + "/jwks");
        BulkSource.Options options = new BulkSource.Options(
                behaviour,
                defect.map(each -> each.makes().get()).orElseGet(SourceRules::new),
                WorldSize.SAMPLE,
                works ? WORK : Duration.ZERO,
                keysAt);
        try (BulkSource source = BulkSource.start(Hosting.LOOPBACK, options)) {
            RunRequest request = new RunRequest(null, OptionValues.none(), Map.of(), selection, folder(), "test");
            return new BulkTestRun(
                            suite,
                            target(
                                    source,
                                    behaviour,
                                    keysAt,
                                    known,
                                    defect.map(BulkDefect::id).orElse("")),
                            request)
                    .found(new SilentListener());
        }
    }

    private static BulkTarget target(
            BulkSource source, BulkBehaviour behaviour, URI keysAt, boolean known, String defect) {
        List<String> world = source.world().csv().toList();
        List<KnownResource> resources = known ? WorldFile.of("world.csv", world) : List.of();
        boolean groups = !behaviour.has(Habit.SYSTEM_ONLY);
        AnsweringTrigger joins = (step, variables) -> source.world().join().orElseThrow();
        return new BulkTarget(
                behaviour.id(),
                HttpTarget.described().baseUrl(source.baseUrl()).build(),
                behaviour.has(Habit.STU_2) ? BulkVersion.find("2.0.0").orElseThrow() : BulkVersion.usual(),
                identity(source, BulkSource.CLIENT),
                identity(source, BulkSource.OTHER_CLIENT),
                keysAt,
                groups ? ExportLevel.GROUP : ExportLevel.SYSTEM,
                groups ? "cohort" : "",
                resources,
                ENDLESS.contains(defect) ? LITTLE : PATIENCE,
                "person-0001",
                Map.of("newMember", joins),
                List.of());
    }

    private static ClientIdentity identity(BulkSource source, String client) {
        try {
            return new ClientIdentity(client, JWK.parse(source.key(client)), ClientIdentity.SCOPES);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
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
