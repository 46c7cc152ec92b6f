package org.cgmkit.cgm.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.cgm.config.file.ReceiverFile;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.CredentialContext;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.PlannedRun;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.suite.RunSurroundings;
import org.cgmkit.kit.suite.SuiteHelp;
import org.cgmkit.kit.suite.SuiteOption;
import org.cgmkit.kit.suite.TargetDrafting;
import org.cgmkit.kit.suite.TlsOptions;
import org.jspecify.annotations.Nullable;

/** The data receiver: tested over HTTP as a black box. */
public final class ReceiverRoleSuite implements RoleSuite {
    private final GuideVersion guide;
    private final Catalogue catalogue;

    /** The suite by STU 1. */
    public ReceiverRoleSuite() {
        this(GuideVersion.usual());
    }

    /** The suite by that version of the guide. */
    public ReceiverRoleSuite(GuideVersion guide) {
        this.guide = guide;
        this.catalogue = guide.catalogue();
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Role role() {
        return catalogue.role("receiver");
    }

    @Override
    public String checks() {
        return ReceiverSuite.CHECKS;
    }

    @Override
    public SuiteHelp help() {
        return new SuiteHelp(
                List.of(
                        "Test a data receiver, such as an EHR, over HTTP.",
                        "It writes test data for the given patient: use a test system. Before the first "
                                + "write it says what it will create."),
                List.of(
                        "receiver --base-url http://127.0.0.1:8080/fhir --patient mara-lindqvist",
                        "receiver --base-url https://ehr.example.org/fhir --patient 123 --other-patient 456",
                        "receiver target.yaml",
                        "receiver target.yaml --guide ballot",
                        "receiver target.yaml --only 'receiver.conditional-create.*' --verb shall,should --list",
                        "receiver target.yaml --rerun cgmkit-results --out cgmkit-results/again"),
                List.of("'cgmkit init receiver' writes a first target file."),
                "target unreachable");
    }

    @Override
    public List<SuiteOption> options() {
        return Stream.concat(own().stream(), TlsOptions.all().stream()).toList();
    }

    private static List<SuiteOption> own() {
        return List.of(
                AskedVersion.option(),
                SuiteOption.of("--base-url", "URL", "The receiver's FHIR base."),
                SuiteOption.of(
                        "--patient", "ID", "The logical id, on the receiver, of a patient to write test data for."),
                SuiteOption.of(
                        "--other-patient",
                        "ID",
                        "The logical id of a patient that the token must not write for (default: an id that does not exist)."),
                SuiteOption.of(
                        "--token",
                        "TOKEN",
                        "The access token for submitting. Better in the variable CGMKIT_TOKEN, where other users of the "
                                + "machine do not see it."),
                SuiteOption.of(
                        "--read-token",
                        "TOKEN",
                        "The access token for reading back, where the first one may not (variable CGMKIT_READ_TOKEN)."),
                SuiteOption.of("--context", "CONTEXT", "Token context: patient (the default), user or system."),
                SuiteOption.several(
                        "--header", "'NAME: VALUE'", "A further header of every request. May be given several times."),
                SuiteOption.flag(
                        "--cleanup",
                        "Delete at the end what the run created, as far as the target allows, and say what remains."),
                SuiteOption.of(
                        "--parallel",
                        "N",
                        "How many checks may run at a time (default: 2); the verdicts are the same."));
    }

    @Override
    public TargetSchema schema() {
        return ReceiverFile.schema();
    }

    @Override
    public Optional<TargetDrafting> drafting() {
        return Optional.of(new ReceiverDrafting());
    }

    @Override
    public List<RoleSuite> versions() {
        return Stream.concat(
                        Stream.<RoleSuite>of(this),
                        Stream.of(GuideVersion.values()).filter(v -> v != guide).<RoleSuite>map(ReceiverRoleSuite::new))
                .toList();
    }

    @Override
    public RoleSuite asked(@Nullable Path file, OptionValues options) {
        GuideVersion version = AskedVersion.of(file, options);
        return version == guide ? this : new ReceiverRoleSuite(version);
    }

    @Override
    public PlannedRun plan(RunRequest request) {
        ReceiverFile described = request.file() == null
                ? ReceiverFile.none()
                : ReceiverFile.read(request.file(), request.environment(), catalogue);
        ReceiverTarget.Builder target = withOptions(described.target(), request);
        RunOrder order = order(request.options());
        Function<ReceiverTarget, ReceiverTestRun.Plan> plan = built -> new ReceiverTestRun.Plan(
                built,
                described.knownFailures(),
                request.selection(),
                order,
                request.results(),
                request.options().has("--cleanup"),
                request.kit(),
                RunSurroundings.empty());
        // A base URL on the command line says that it runs already.
        ContainerImage image = request.options().has("--base-url") ? null : described.image();
        if (image == null) {
            ReceiverTestRun.Plan planned = plan.apply(target.build());
            return desk -> new ReceiverTestRun(desk, guide).run(planned);
        }
        RunSurroundings surroundings = RunSurroundings.empty();
        return desk -> new ReceiverImageRun(desk, new ReceiverTestRun(desk, guide))
                .run(image, url -> plan.apply(target.baseUrl(url).build()).within(surroundings));
    }

    /** Options go before the file; the variables of the environment count only where no file says which do. */
    private static ReceiverTarget.Builder withOptions(ReceiverTarget.Builder target, RunRequest request) {
        OptionValues options = request.options();
        Map<String, String> variables = request.file() == null ? request.environment() : Map.of();
        options.text("--base-url").ifPresent(target::baseUrl);
        options.text("--patient").ifPresent(target::patient);
        options.text("--other-patient").ifPresent(target::otherPatient);
        options.text("--context").map(CredentialContext::of).ifPresent(target::context);
        options.text("--token")
                .or(() -> Optional.ofNullable(variables.get("CGMKIT_TOKEN")))
                .ifPresent(target::token);
        options.text("--read-token")
                .or(() -> Optional.ofNullable(variables.get("CGMKIT_READ_TOKEN")))
                .ifPresent(target::readToken);
        options.all("--header").forEach(target::header);
        target.server().tls(described -> TlsOptions.on(described, options));
        return target;
    }

    private static RunOrder order(OptionValues options) {
        int parallel = options.number("--parallel").orElse(2);
        if (parallel < 1 || parallel > 32) {
            throw new ConfigurationException(
                    "Expected 1 to 32 checks at a time with --parallel, but got " + parallel + ".");
        }
        return RunOrder.parallel(parallel);
    }
}
