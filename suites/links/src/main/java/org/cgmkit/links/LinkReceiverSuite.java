package org.cgmkit.links;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.run.SuiteExecution;
import org.cgmkit.kit.run.SuiteRun;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.ReceiverTarget;
import org.cgmkit.links.host.LinkHost;
import org.cgmkit.links.host.SentinelData;
import org.cgmkit.links.receiver.LinkReceiver;
import org.cgmkit.links.receiver.Questions;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.CheckEvidence;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;

/**
 * The checks of receivers: the kit hosts links, and the receiver under test is given each of them.
 *
 * @param kit the version of the kit, for the report
 * @param selection which checks run
 * @param large how much time the large file covers
 */
public record LinkReceiverSuite(String kit, RequirementSelection selection, Duration large) {
    /** The package of the checks. */
    public static final String CHECKS = LinkReceiver.class.getPackageName();

    private static final int STEP_SECONDS = 300;
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    /** All checks. */
    public static LinkReceiverSuite all(String kit) {
        return new LinkReceiverSuite(kit, RequirementSelection.everything(), TWO_WEEKS);
    }

    /** The suite with those checks only. */
    public LinkReceiverSuite only(RequirementSelection other) {
        return new LinkReceiverSuite(kit, other, large);
    }

    /** The suite with a large file of another length. */
    public LinkReceiverSuite withLarge(Duration other) {
        return new LinkReceiverSuite(kit, selection, other);
    }

    /** Whom the suite tests. */
    public static Role role() {
        return LinkCatalogue.get().role("shlink-receiver");
    }

    /**
     * Hosts links, and runs the checks.
     *
     * @param results the folder of the results; made where it does not exist
     * @throws ConfigurationException where the address for the links cannot be had
     */
    public RunReport run(ReceiverTarget target, Path results, RunListener listener, Redaction redaction) {
        try {
            EvidenceFolder folder = new EvidenceFolder(results, redaction);
            CheckEvidence evidence = folder.of(0, "receiver");
            try (LinkHost host = LinkHost.start(
                    target.bind(), target.port(), target.reached(), target.certificate(), evidence::keep)) {
                Questions questions = new Questions(target, host, data(), Sleeper.real());
                questions.begin();
                SuiteRun<LinkReceiver> run = new SuiteRun<>(
                        LinkReceiver.class, log -> new LinkReceiver(questions, log), folder, Optional::empty);
                return new SuiteExecution(
                                LinkCatalogue.get(),
                                role(),
                                CHECKS,
                                selection,
                                RunOrder.parallel(1),
                                kit,
                                target.name())
                        .run(run, redaction, listener)
                        .with(target.knownFailures());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException("The folder for the results cannot be made: " + results + " (" + e + ").", e));
        }
    }

    private SentinelData data() {
        long now = Instant.now().getEpochSecond();
        String nonce = UUID.randomUUID()
                .toString()
                .replaceAll("[^a-z]", "")
                .concat("sensor")
                .substring(0, 6);
        return new SentinelData(Instant.ofEpochSecond(now - now % STEP_SECONDS), "Sensor-" + nonce, large);
    }
}
