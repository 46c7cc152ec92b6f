package org.cgmkit.kit.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.config.DefaultScopes;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.TargetRules;
import org.cgmkit.kit.config.TargetSecrets;
import org.cgmkit.kit.config.file.HttpTargetReader;
import org.cgmkit.kit.config.file.TargetDocument;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.run.RunListeners;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.run.SuiteExecution;
import org.cgmkit.kit.run.SuiteRun;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.RequestPacing;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.kit.wire.StaticTokens;
import org.cgmkit.kit.wire.TargetClient;
import org.cgmkit.kit.wire.ThrottlingWait;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;

/**
 * The suite of a role that is a server, of which nothing needs to be known but where it is and how the kit gets in.
 *
 * @param <S> what its checks ask for; they are in the same package
 */
public final class HttpRoleSuite<S> implements RoleSuite {
    private final Catalogue catalogue;
    private final Role role;
    private final String summary;
    private final Class<S> subject;
    private final BiFunction<TargetClient, CheckLog, S> maker;

    /**
     * A suite.
     *
     * @param catalogue the specification's requirements
     * @param role the id of the role
     * @param summary what is tested, as a sentence
     * @param subject the class of what checks ask for, in the package of the checks
     * @param maker makes it for one check
     */
    public HttpRoleSuite(
            Catalogue catalogue,
            String role,
            String summary,
            Class<S> subject,
            BiFunction<TargetClient, CheckLog, S> maker) {
        this.catalogue = catalogue;
        this.role = catalogue.role(role);
        this.summary = summary;
        this.subject = subject;
        this.maker = maker;
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public String checks() {
        return subject.getPackageName();
    }

    @Override
    public SuiteHelp help() {
        return SuiteHelp.of(summary);
    }

    @Override
    public List<SuiteOption> options() {
        return Stream.concat(own().stream(), TlsOptions.all().stream()).toList();
    }

    private static List<SuiteOption> own() {
        return List.of(
                SuiteOption.of("--base-url", "URL", "The address under which everything of the server stands."),
                SuiteOption.of("--token", "TOKEN", "The access token. Better in the variable CGMKIT_TOKEN."),
                SuiteOption.several(
                        "--header", "'NAME: VALUE'", "A further header of every request. May be given several times."));
    }

    @Override
    public TargetSchema schema() {
        return TargetSchema.ofServer(role);
    }

    @Override
    public PlannedRun plan(RunRequest request) {
        HttpTarget.Builder target = HttpTarget.described();
        List<KnownFailure> known = request.file() == null ? List.of() : described(request, target);
        OptionValues options = request.options();
        options.text("--base-url").ifPresent(target::baseUrl);
        options.text("--token").ifPresent(target::token);
        if (request.file() == null && !options.has("--token")) {
            target.token(request.environment().get("CGMKIT_TOKEN"));
        }
        options.all("--header").forEach(target::header);
        target.tls(described -> TlsOptions.on(described, options));
        HttpTarget built = target.build();
        return desk -> run(built, known, request, desk);
    }

    private List<KnownFailure> described(RunRequest request, HttpTarget.Builder target) {
        TargetDocument document = TargetDocument.open(
                Objects.requireNonNull(request.file()),
                request.environment(),
                schema(),
                catalogue,
                "`cgmkit test " + role.id() + " --help` shows how to go without one.");
        document.root().member("baseUrl").read(TargetRules::baseUrl).ifPresent(url -> target.baseUrl(url.toString()));
        new HttpTargetReader(document.root(), document.folder(), new DefaultScopes("", ""), target).read();
        List<KnownFailure> known = document.knownFailures(catalogue, role);
        document.rejectMistakes();
        return known;
    }

    private RunReport run(HttpTarget target, List<KnownFailure> known, RunRequest request, RunDesk desk) {
        if (target.connection().tls().insecure()) {
            desk.complain(TlsOptions.warning(target.baseUrl().toString()));
        }
        Redaction redaction = new Redaction();
        TargetSecrets.tell(target, redaction);
        ThrottlingWait throttled = ThrottlingWait.of(target, Sleeper.real());
        RequestPacing pacing = RequestPacing.of(target, Sleeper.real());
        try (HttpClients clients = new HttpClients(target)) {
            SuiteRun<S> run = new SuiteRun<>(
                    subject,
                    log -> maker.apply(
                            new TargetClient(
                                    target,
                                    clients,
                                    log::keep,
                                    throttled,
                                    pacing,
                                    new StaticTokens(target.authorization().staticToken(), target.readToken())),
                            log),
                    new EvidenceFolder(request.results(), redaction),
                    throttled.budget()::exhausted);
            String address = target.baseUrl().toString();
            RunReport found = new SuiteExecution(
                            catalogue,
                            role,
                            checks(),
                            request.selection(),
                            RunOrder.parallel(1),
                            request.kit(),
                            address)
                    .run(
                            run,
                            redaction,
                            new RunListeners(List.of(desk.journal(role.id(), address, known), desk.progress())))
                    .with(known);
            return desk.publish(found, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(
                    "The folder for the results cannot be made: " + request.results() + " (" + e + ").", e));
        }
    }
}
