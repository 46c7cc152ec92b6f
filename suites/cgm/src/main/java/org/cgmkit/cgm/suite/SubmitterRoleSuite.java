package org.cgmkit.cgm.suite;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.cgm.SubmitterSuite;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.config.SubmitterTarget.Consent;
import org.cgmkit.cgm.config.file.SubmitterFile;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ListenAddress;
import org.cgmkit.kit.config.TargetRules;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.config.TriggeredImage;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.PlannedRun;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.suite.RunSurroundings;
import org.cgmkit.kit.suite.SuiteHelp;
import org.cgmkit.kit.suite.SuiteOption;
import org.cgmkit.kit.suite.TlsOptions;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;
import org.jspecify.annotations.Nullable;

/** The data submitter: the kit takes the receiver's place, and judges what comes. */
public final class SubmitterRoleSuite implements RoleSuite {
    private static final String PATIENT = SamplePatients.all().getFirst().id();

    private final GuideVersion guide;
    private final Catalogue catalogue;

    /** The suite by STU 1. */
    public SubmitterRoleSuite() {
        this(GuideVersion.usual());
    }

    /** The suite by that version of the guide. */
    public SubmitterRoleSuite(GuideVersion guide) {
        this.guide = guide;
        this.catalogue = guide.catalogue();
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Role role() {
        return catalogue.role("submitter");
    }

    @Override
    public String checks() {
        return SubmitterSuite.CHECKS;
    }

    @Override
    public SuiteHelp help() {
        return new SuiteHelp(
                List.of(
                        "Test a data submitter, such as a CGM app, over HTTP.",
                        "cgmkit takes the receiver's place, and judges what comes. A run has up to "
                                + StepName.values().length
                                + " steps, each a situation that the receiver puts the app in,"
                                + " such as a first connection, a changed order or an answer of 429. In each step a person is"
                                + " told what to do with the app, or a command or an address brings it to submit; the step ends"
                                + " when what it waits for has come, or its time is over."),
                List.of(
                        "submitter",
                        "submitter --bind 0.0.0.0 --port 8080",
                        "submitter --trigger-command 'cgmkit simulate submitter --once' --wait 20 --period 2",
                        "submitter target.yaml --guide ballot",
                        "submitter target.yaml --only 'submitter.orders.*' --list"),
                List.of(
                        "A command finds CGMKIT_BASE_URL, CGMKIT_PATIENT_ID, CGMKIT_CLIENT_ID and CGMKIT_STEP in its "
                                + "environment, and CGMKIT_SECONDS in steps in which it has to go on submitting for so long, and "
                                + "CGMKIT_LAUNCH_URL where the EHR launches the app; an address is posted the same as JSON.",
                        "Steps: "
                                + Arrays.stream(StepName.values())
                                        .map(StepName::id)
                                        .collect(Collectors.joining(", "))
                                + "."),
                "the app's image cannot be started");
    }

    @Override
    public List<SuiteOption> options() {
        return Stream.concat(own().stream(), TlsOptions.all().stream()).toList();
    }

    private static List<SuiteOption> own() {
        return List.of(
                AskedVersion.option(),
                SuiteOption.of("--name", "NAME", "What the submitter is called in reports."),
                SuiteOption.of(
                        "--patient",
                        "ID",
                        "The patient whose data are submitted, one of the sample patients (default: " + PATIENT + ")."),
                SuiteOption.of(
                        "--trigger-command",
                        "COMMAND",
                        "A command that brings the app to submit: run at the beginning of each step, and ended with the step if"
                                + " it goes on so long. It sees the same base URL and the same patient in all steps."),
                SuiteOption.of(
                        "--trigger-url",
                        "URL",
                        "An address that brings the app to submit, called by POST at the beginning of each step."),
                SuiteOption.of(
                        "--wait",
                        "SECONDS",
                        "How long something that is awaited may take (default: what the file says; else 60 where a command or"
                                + " an address brings the app to submit, and 300 where a person or an image does)."),
                SuiteOption.of(
                        "--period",
                        "SECONDS",
                        "How often the standing orders of the run ask for a submission (default: 10)."),
                SuiteOption.of(
                        "--bind",
                        "ADDRESS",
                        "The address to listen at; 0.0.0.0 for phones and other machines (variable CGMKIT_BIND, else "
                                + "127.0.0.1)."),
                SuiteOption.of("--port", "PORT", "The port to listen at (variable CGMKIT_PORT, else a free one)."),
                SuiteOption.several(
                        "--cors",
                        "ORIGIN",
                        "Let pages of this origin call the receiver from a browser, * for all; those of redirect URIs may in "
                                + "any case. May be given several times."),
                SuiteOption.of(
                        "--consent",
                        "page|allow",
                        "Who allows what the app asks for: a person on a page, or nobody, so that no run waits for one"
                                + " (default: page)."));
    }

    @Override
    public TargetSchema schema() {
        return SubmitterFile.schema();
    }

    @Override
    public List<RoleSuite> versions() {
        return Stream.concat(
                        Stream.<RoleSuite>of(this),
                        Stream.of(GuideVersion.values())
                                .filter(v -> v != guide)
                                .<RoleSuite>map(SubmitterRoleSuite::new))
                .toList();
    }

    @Override
    public RoleSuite asked(@Nullable Path file, OptionValues options) {
        GuideVersion version = AskedVersion.of(file, options);
        return version == guide ? this : new SubmitterRoleSuite(version);
    }

    @Override
    public PlannedRun plan(RunRequest request) {
        SubmitterTarget standard =
                SubmitterTarget.of("a data submitter", PATIENT).build();
        SubmitterFile described = request.file() == null
                ? new SubmitterFile(standard, null, List.of())
                : SubmitterFile.read(request.file(), request.environment(), catalogue, standard);
        boolean triggered =
                request.options().has("--trigger-command") || request.options().has("--trigger-url");
        TriggeredImage image = triggered ? null : described.image();
        SubmitterTarget target = withOptions(described.target(), image, request);
        SubmitterTestRun.Plan plan = new SubmitterTestRun.Plan(
                target,
                described.knownFailures(),
                request.selection(),
                request.results(),
                request.kit(),
                RunSurroundings.empty());
        ProfileValidator validator = GuideValidator.builtIn(guide);
        return image == null
                ? desk -> new SubmitterTestRun(desk, guide, validator).run(plan)
                : desk -> new SubmitterImageRun(desk, new SubmitterTestRun(desk, guide, validator)).run(image, plan);
    }

    private static SubmitterTarget withOptions(
            SubmitterTarget described, @Nullable TriggeredImage image, RunRequest request) {
        OptionValues options = request.options();
        Optional<Trigger> command = options.text("--trigger-command").map(Trigger.ByCommand::new);
        Optional<Trigger> hook =
                options.text("--trigger-url").map(url -> new Trigger.ByHook(address(url), TlsSettings.standard()));
        if (command.isPresent() && hook.isPresent()) {
            throw new ConfigurationException(
                    "Both --trigger-command and --trigger-url are given: leave one of them out.");
        }
        Trigger trigger = trusting(command.or(() -> hook).orElse(described.trigger()), options);
        Optional<String> bind = options.text("--bind");
        // Who starts the app from an image finds out itself where the app's container reaches the kit.
        ListenAddress listening = image == null && described.listening().equals(ListenAddress.HERE)
                ? ListenAddress.of(request.environment())
                : described.listening();
        return described.toBuilder()
                .trigger(trigger)
                .name(options.text("--name").orElse(described.name()))
                .patient(options.text("--patient").orElse(described.patientId()))
                .patience(options.number("--wait")
                        .map(seconds -> TargetRules.positive("--wait", Duration.ofSeconds(seconds)))
                        .orElse(described.givenPatience()))
                .period(options.number("--period")
                        .map(seconds -> SubmitterTarget.checkPeriod("--period", Duration.ofSeconds(seconds)))
                        .orElse(described.period()))
                .listening(new ListenAddress(
                        bind.orElse(listening.address()),
                        options.number("--port").orElse(listening.port()),
                        bind.isPresent() ? null : listening.name()))
                .openTo(options.has("--cors") ? options.all("--cors") : described.origins())
                .consent(options.text("--consent")
                        .map(SubmitterRoleSuite::consent)
                        .orElse(described.consent()))
                .build();
    }

    private static Consent consent(String text) {
        return switch (text) {
            case "page" -> Consent.BY_PERSON;
            case "allow" -> Consent.BY_KIT;
            default ->
                throw new ConfigurationException("Expected page or allow with --consent, but got '" + text + "'.");
        };
    }

    /** Only an address that brings the app to submit is asked over TLS. */
    private static Trigger trusting(Trigger trigger, OptionValues options) {
        return trigger instanceof Trigger.ByHook(URI url, TlsSettings tls)
                ? new Trigger.ByHook(url, TlsOptions.on(tls, options))
                : trigger;
    }

    private static URI address(String url) {
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("Expected an address with --trigger-url, but got '" + url + "'.");
        }
    }
}
