package org.cgmkit.cli.cgm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.cgmkit.cgm.TapSuite;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.console.EndSignal;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.cli.option.ReportingOptions;
import org.cgmkit.cli.option.TrustOptions;
import org.cgmkit.cli.run.TerminalDesk;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.capture.ExchangeLine;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ListenAddress;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.tap.LiveTap;
import org.cgmkit.kit.tap.PatientMask;
import org.cgmkit.kit.tap.PatientPseudonyms;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.validation.GuideValidator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records a live exchange between two real systems, and judges what passed. */
@Command(
        name = "tap",
        description = {
            "Record the traffic between an app and a receiver, and judge both by it.",
            "Give the app the tap's address instead of the receiver's; the tap forwards everything, and names itself "
                    + "wherever the receiver names itself. Nothing is asked for and nothing provoked."
        },
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit tap --to https://ehr.example.org/fhir --port 8090",
            "  cgmkit tap --to http://localhost:8080/fhir --keep-host --for 60",
            "  cgmkit tap --to https://ehr.example.org/fhir --guide ballot",
            "",
            "Exit codes: 0 no SHALL failed, 1 a SHALL failed, 2 wrong usage or configuration,",
            "4 cgmkit itself failed, 5 incomplete (a SHALL could not be decided)."
        })
public final class TapCommand implements Callable<Integer> {
    @Option(names = "--to", paramLabel = "URL", required = true, description = "The FHIR base URL of the receiver.")
    private URI to = URI.create("");

    @Option(
            names = "--patient",
            paramLabel = "ID",
            description = "The patient's id on the receiver (default: what a token or a search that passes says).")
    private @Nullable String patient;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description =
                    "The time zone of dates without a time, such as America/Denver (default: this machine's, and the "
                            + "offsets that readings carry).")
    private @Nullable String timeZone;

    @Option(
            names = "--keep-host",
            description =
                    "Ask the receiver under the tap's name: for one that makes locations and audiences of the name "
                            + "by which it is asked. Without it the receiver is asked under its own name.")
    private boolean keepHost;

    @Option(
            names = "--show-patient-data",
            description =
                    "Keep names, ids, reports and the like of patients in the evidence, which masks them otherwise.")
    private boolean showPatientData;

    @Option(names = "--for", paramLabel = "SECONDS", description = "End by itself (default: at Enter or Ctrl-C).")
    private @Nullable Integer seconds;

    @Mixin
    private AskedGuide guide = new AskedGuide();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private AppRunOptions run = new AppRunOptions();

    private final CommandStreams streams;

    public TapCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seconds != null && seconds < 1) {
            throw new ConfigurationException(
                    "Expected a number of seconds from 1 on after --for, but got " + seconds + ".");
        }
        GuideVersion version = guide.version();
        @Nullable ZoneId zone = zone();
        ReportingOptions.Reporting weighing = run.reporting();
        TlsSettings tls = trust.read();
        trust.warning(to.toString()).ifPresent(streams::complain);
        ListenAddress listening = run.listening(ListenAddress.of(streams.environment()));
        Instant began = Instant.now();
        Redaction redaction = new Redaction();
        EvidenceFolder evidence = folder(redaction);
        UnaryOperator<HttpExchange> mask =
                showPatientData ? UnaryOperator.identity() : new PatientMask(new PatientPseudonyms(redaction));
        try (EndSignal end = new EndSignal(streams.in());
                LiveTap<SubmissionAttempt> tap = LiveTap.open(
                        new LiveTap.Place(to, keepHost, listening.address(), listening.port(), tls),
                        new Capture<>(SubmissionAttempt::of),
                        evidence,
                        mask,
                        this::saw)) {
            String target = to.toString();
            TerminalDesk desk = new TerminalDesk(streams, version.catalogue(), run.out(), weighing);
            desk.journal(TapSuite.NAME, target, List.of()).started(TapSuite.NAME, target, 0);
            introduce(tap.baseUrl());
            // The first verdict takes seconds, which are there while nobody asks for one.
            GuideValidator validator = GuideValidator.builtIn(version);
            Thread.ofPlatform().daemon().name("warm-up").start(validator::warmUp);
            end.await(seconds == null ? null : Duration.ofSeconds(seconds));
            streams.say("");
            streams.say("Closed. " + tap.capture().exchanges().size() + " exchanges passed, "
                    + tap.capture().attempts().size() + " of them submissions.");
            RunReport report = new TapSuite(version, KitVersion.number(), validator)
                    .judge(
                            new TapSuite.Passed(
                                    target,
                                    tap.baseUrl(),
                                    patient,
                                    zone,
                                    tap.capture().exchanges(),
                                    tap.capture().attempts(),
                                    began),
                            evidence,
                            redaction);
            return end.endedWith(
                    ExitCode.of(desk.publish(report, () -> {}).gate()).code());
        }
    }

    private @Nullable ZoneId zone() {
        try {
            return timeZone == null ? null : ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new ConfigurationException(
                    "Expected a time zone after --time-zone, such as Europe/Stockholm or UTC, but got '" + timeZone
                            + "'.");
        }
    }

    private void introduce(String baseUrl) {
        streams.say("The tap is open.");
        streams.say("");
        streams.say("  FHIR base URL for the app         " + baseUrl);
        streams.say("  it passes everything on to        " + to);
        streams.say("");
        streams.say(
                seconds == null
                        ? "Enter or Ctrl-C closes it, and both sides are judged."
                        : "It closes after " + seconds + " s, and both sides are judged.");
        streams.say("");
    }

    private void saw(CapturedExchange exchange) {
        streams.say("  " + ExchangeLine.of(exchange));
    }

    private EvidenceFolder folder(Redaction redaction) {
        try {
            return new EvidenceFolder(run.out(), redaction);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException("The folder for the results cannot be made: " + run.out() + " (" + e + ").", e));
        }
    }
}
