package org.cgmkit.cli.cgm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.option.TrustOptions;
import org.cgmkit.cli.run.SimulatorListing;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.AppStandIn;
import org.cgmkit.submitter.CgmApp;
import org.cgmkit.submitter.SyncOutcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the simulated app: once, for a while, or until the process is ended. */
@Command(
        name = "submitter",
        description = "Stand in for a CGM app, so that a receiver has somebody who submits to it.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit simulate submitter --base-url http://127.0.0.1:8080/fhir --patient 123 --once",
            "  cgmkit simulate submitter --base-url http://127.0.0.1:8080/fhir --patient 123 --order none --days 30 --once",
            "  cgmkit simulate submitter --base-url http://127.0.0.1:8080/fhir --patient 123 --for 30s --state app",
            "  cgmkit simulate submitter --base-url http://127.0.0.1:8080/fhir --patient 123 --once --readings export.csv \\",
            "    --time-zone Europe/Berlin",
            "  cgmkit simulate submitter --list",
            "",
            "Exit codes: 0 all is delivered, 1 something was refused, is kept or could not be tried, 2 wrong usage."
        })
public final class SimulateSubmitterCommand implements Callable<Integer> {
    private static final Pattern TIME = Pattern.compile("(\\d{1,7}) ?(s|min|h|)");
    private static final Duration EVER = Duration.ofDays(3650);

    @Mixin
    private SubmitterOptions submitter = new SubmitterOptions();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Option(
            names = "--once",
            description = "Submit what is due now, and end. Where the order's period is a minute at most and --for is"
                    + " given, follow it for that long first.")
    private boolean once;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Follow the orders for so long, such as 30s, 5min or 2h (variable CGMKIT_SECONDS); without it"
                    + " until Ctrl-C.")
    private @Nullable String time;

    @Option(names = "--list", description = "List the practices and the defects, and end.")
    private boolean list;

    private final CommandStreams streams;

    public SimulateSubmitterCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (list) {
            new SimulatorListing(streams).print(new AppStandIn());
            return ExitCode.OK.code();
        }
        Map<String, String> environment = streams.environment();
        AppOptions options = trusting(submitter.options(environment, streams::say));
        Optional<Duration> length = length(environment);
        String step = environment.getOrDefault("CGMKIT_STEP", "");
        if (!step.isBlank()) {
            streams.say("Step " + step + ".");
        }
        List<SyncOutcome> outcomes = new ArrayList<>();
        try (CgmApp app = started(options)) {
            Thread end = new Thread(app::close, "end of the app");
            Runtime.getRuntime().addShutdownHook(end);
            try {
                run(app, length, outcomes);
            } finally {
                unhook(end);
            }
        }
        return told(outcomes);
    }

    private AppOptions trusting(AppOptions options) {
        SSLContext tls = trust.read().context();
        trust.warning(options.baseUrl().toString()).ifPresent(streams::complain);
        return tls == null ? options : options.with(tls);
    }

    private void run(CgmApp app, Optional<Duration> length, List<SyncOutcome> outcomes) {
        if (!once) {
            outcomes.add(app.follow(length.orElse(EVER)));
            return;
        }
        outcomes.addAll(app.syncAndStay(length.orElse(Duration.ZERO)));
    }

    private CgmApp started(AppOptions options) {
        try {
            return CgmApp.start(options, streams::say);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    /** What is left counts at the end, and what was refused on the way. */
    private int told(List<SyncOutcome> outcomes) {
        int accepted = outcomes.stream().mapToInt(SyncOutcome::accepted).sum();
        List<String> refused =
                outcomes.stream().flatMap(o -> o.refused().stream()).distinct().toList();
        SyncOutcome last = outcomes.getLast();
        streams.say("In all, the receiver has taken " + accepted + " entries.");
        refused.forEach(streams::complain);
        last.stopped().ifPresent(streams::complain);
        if (!last.kept().isEmpty()) {
            streams.complain("Not delivered: " + String.join("; ", last.kept()) + "."
                    + (submitter.remembers()
                            ? " The next start delivers it."
                            : " It is gone now: give a folder with --state to keep it."));
        }
        boolean well =
                refused.isEmpty() && last.stopped().isEmpty() && last.kept().isEmpty();
        return (well ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private Optional<Duration> length(Map<String, String> environment) {
        String text = time != null ? time : environment.getOrDefault("CGMKIT_SECONDS", "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            throw new ConfigurationException(
                    "Expected a length of time, such as 30s, 5min or 2h, but got '" + text + "'.");
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "min" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofSeconds(count);
                });
    }

    private static void unhook(Thread end) {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            // The process is being ended, and that is what closes the app.
        }
    }
}
