package org.cgmkit.cli.cgm;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.fixtures.trace.export.ReadingFile;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.authorization.SigningKeyFile;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.Credentials;
import org.cgmkit.submitter.setup.OrderKind;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.Practice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a simulated app: where it submits, for whom, as whom, and what. */
public final class SubmitterOptions {
    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "The receiver's FHIR base URL (variable CGMKIT_BASE_URL).")
    private @Nullable String baseUrl;

    @Option(
            names = "--patient",
            paramLabel = "ID",
            description = "The patient's id on the receiver, or a query that finds it, such as system|value (variable"
                    + " CGMKIT_PATIENT_ID). A standalone launch may go without.")
    private @Nullable String patient;

    @Option(
            names = "--order",
            paramLabel = "standing|one-time|none",
            description = "Follow only such orders, or only a schedule of its own (default: both).")
    private @Nullable String order;

    @Option(names = "--unit", paramLabel = "mass|molar", description = "Send mg/dL or mmol/L (default: mass).")
    private @Nullable GlucoseUnit unit;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "How many days to reach back where no order says it (default: 14).")
    private @Nullable Integer days;

    @Option(
            names = "--guide",
            paramLabel = "VERSION",
            split = ",",
            defaultValue = "stu1",
            description =
                    "The version of the guide that the app was built for: stu1 (the default), ballot or argonaut-2024."
                            + " With several, separated by commas, it writes the codes of all and goes the way of the first.")
    private List<String> guide = List.of("stu1");

    @Option(
            names = "--practice",
            paramLabel = "NAME",
            defaultValue = "standard",
            description = "What it does where the guide leaves that open (default: ${DEFAULT-VALUE}).")
    private String practice = "standard";

    @Option(
            names = "--defect",
            paramLabel = "ID",
            split = ",",
            description = "Depart from the guide in this way. May be given several times.")
    private List<String> defects = List.of();

    @Mixin
    private ReadingFileOptions readings = new ReadingFileOptions();

    @Option(
            names = "--sampling",
            paramLabel = "MINUTES",
            description = "How many minutes lie between two made-up readings, such as 1, 3, 5 or 15 (default: 5).")
    private @Nullable Integer sampling;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "Keep what is not delivered, and what was, in this folder; without it that is gone in the end.")
    private @Nullable Path state;

    @Option(names = "--token", paramLabel = "TOKEN", description = "Show this bearer token.")
    private @Nullable String token;

    @Option(
            names = "--client",
            paramLabel = "ID",
            description = "Come as this backend service, with --key (variable CGMKIT_CLIENT_ID).")
    private @Nullable String client;

    @Option(names = "--key", paramLabel = "FILE", description = "The service's private key, as 'cgmkit keys' makes it.")
    private @Nullable Path key;

    @Option(
            names = "--standalone",
            paramLabel = "CLIENT",
            description =
                    "Come as this app by a standalone launch, with --redirect; the person who allows it on the page of"
                            + " 'cgmkit simulate ehr' is played.")
    private @Nullable String standalone;

    @Option(
            names = "--redirect",
            paramLabel = "URI",
            description = "The app's redirect URI; the client may come from the variable CGMKIT_CLIENT_ID.")
    private @Nullable String redirect;

    /**
     * The options of the app.
     *
     * @param say is told what became of a file with readings
     * @throws ConfigurationException where they cannot be met
     */
    public AppOptions options(Map<String, String> environment, Consumer<String> say) {
        String base = or(baseUrl, environment.get("CGMKIT_BASE_URL"));
        if (base == null) {
            throw new ConfigurationException(
                    "Expected the receiver's base URL, but none was given: give it with --base-url.");
        }
        if (readings.given() && sampling != null) {
            throw new ConfigurationException("Expected --readings or --sampling, but got both: a file has its own.");
        }
        try {
            Credentials credentials = credentials(or(client, environment.get("CGMKIT_CLIENT_ID")));
            AppOptions given = AppOptions.of(
                            URI.create(base), patient(or(patient, environment.get("CGMKIT_PATIENT_ID")), credentials))
                    .with(credentials)
                    .by(edition())
                    .with(practice())
                    .with(defects.stream().map(Defect::named).toList());
            AppOptions kept = state == null ? given : given.keepingIn(state);
            AppOptions options = sampling == null ? kept : kept.sampledEvery(Duration.ofMinutes(sampling));
            return readings.read().map(file -> reading(options, file, say)).orElse(options);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    /** Whether what is not delivered is there the next time. */
    public boolean remembers() {
        return state != null;
    }

    private GuideEdition edition() {
        return new GuideEdition(guide.stream().map(GuideVersion::named).toList());
    }

    private Practice practice() {
        Practice chosen = Practice.named(practice);
        chosen = unit == null ? chosen : chosen.in(unit);
        chosen = days == null ? chosen : chosen.reachingBack(days);
        return switch (order == null ? "" : order.toLowerCase(Locale.ROOT)) {
            case "" -> chosen;
            case "standing" -> chosen.following(Set.of(OrderKind.STANDING));
            case "one-time" -> chosen.following(Set.of(OrderKind.ONE_TIME));
            case "none" -> chosen.following(Set.of());
            default ->
                throw new ConfigurationException(
                        "Expected standing, one-time or none with --order, but got " + order + ".");
        };
    }

    private PatientSource patient(@Nullable String given, Credentials credentials) {
        if (given == null && credentials instanceof Credentials.Standalone) {
            return new PatientSource.FromLaunch();
        } else if (given == null) {
            throw new ConfigurationException(
                    "Expected a patient whose data are submitted, but none was given: give the id with --patient.");
        }
        return given.contains("=") || given.contains("|")
                ? new PatientSource.BySearch(given)
                : new PatientSource.Given(given);
    }

    private Credentials credentials(@Nullable String clientId) {
        String app = standalone != null ? standalone : clientId;
        if ((token == null ? 0 : 1) + (key == null ? 0 : 1) + (standalone == null && redirect == null ? 0 : 1) > 1) {
            throw new ConfigurationException("Expected one of --token, --key and --standalone, but got several.");
        } else if (token != null) {
            return new Credentials.Bearer(token);
        } else if (key != null && clientId != null) {
            return Credentials.BackendServices.of(clientId, SigningKeyFile.of(key));
        } else if (redirect != null && app != null) {
            return Credentials.Standalone.of(app, URI.create(redirect));
        } else if (key != null || redirect != null || standalone != null || client != null) {
            throw new ConfigurationException(
                    "Expected --client with --key, or --standalone with --redirect, but one of the two is missing.");
        }
        return new Credentials.None();
    }

    private static AppOptions reading(AppOptions options, ReadingFile file, Consumer<String> say) {
        ReadingFileText.lines(file.report()).forEach(say);
        Duration behind = Duration.between(Instant.now(), file.last().plus(file.interval()));
        return options.with(file).with(behind.isNegative() ? Clock.offset(options.clock(), behind) : options.clock());
    }

    private static @Nullable String or(@Nullable String given, @Nullable String otherwise) {
        return given != null ? given : otherwise == null || otherwise.isBlank() ? null : otherwise;
    }
}
