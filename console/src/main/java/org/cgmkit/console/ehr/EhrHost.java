package org.cgmkit.console.ehr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.cgmkit.console.sandbox.Choice;
import org.cgmkit.console.sandbox.ExchangeReading;
import org.cgmkit.console.sandbox.ExchangeSummary;
import org.cgmkit.console.sandbox.FinishedExchange;
import org.cgmkit.console.sandbox.HostedSandbox;
import org.cgmkit.console.sandbox.SandboxHost;
import org.cgmkit.console.sandbox.SandboxPlace;
import org.cgmkit.console.sandbox.SandboxSetup;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.EhrStandIn;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.receiver.LoggedRequest;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviours;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.validation.GuideValidator;

/** Hosts sandboxes of the EHR simulator. */
public final class EhrHost implements SandboxHost {
    private static final String OPEN = "open";
    private static final String SMART = "smart";

    private final EhrStandIn simulator = new EhrStandIn();
    private final EhrSimulator server;
    private final Map<GuideVersion, Catalogue> catalogues = new ConcurrentHashMap<>();
    private final SampleSender sender;

    private EhrHost(EhrSimulator server, String origin) {
        this.server = server;
        this.sender = new SampleSender(origin);
    }

    /**
     * Starts the server of the sandboxes, with those of an earlier run.
     *
     * @param sink is handed each exchange
     * @throws IllegalArgumentException where it cannot be there, such as at a taken port; the message is a sentence
     */
    public static EhrHost start(SandboxPlace place, Consumer<FinishedExchange> sink) {
        Hosting hosting = Hosting.LOOPBACK.boundTo(place.bind()).at(place.port());
        hosting = place.url() == null ? hosting : hosting.knownAs(place.url());
        EhrOptions options = EhrOptions.standard().with(hosting);
        options = place.database() == null ? options : options.keepingIn(place.database());
        EhrSimulator server =
                EhrSimulator.startHosted(options, (sandbox, exchange) -> sink.accept(finished(sandbox, exchange)));
        return new EhrHost(server, place.url() == null ? server.address() : local(place));
    }

    private static String local(SandboxPlace place) {
        return "http://" + (place.bind().equals("0.0.0.0") ? "127.0.0.1" : place.bind()) + ":" + place.port();
    }

    /** The address of the server, without a slash at its end. */
    public String address() {
        return server.address();
    }

    /** Loads what the first submission would have to wait for, in the background. */
    public void warmUp() {
        Thread.ofPlatform().daemon().name("warm-up").start(GuideValidator.builtIn(GuideVersion.usual())::warmUp);
    }

    private static FinishedExchange finished(String sandbox, LoggedRequest exchange) {
        return new FinishedExchange(
                sandbox,
                exchange.time(),
                exchange.duration(),
                exchange.method(),
                exchange.url(),
                exchange.headers(),
                exchange.body(),
                exchange.status(),
                exchange.answer());
    }

    @Override
    public Simulator simulator() {
        return simulator;
    }

    @Override
    public List<Choice> versions() {
        return List.of(GuideVersion.values()).stream()
                .map(version -> Choice.of(version.id(), version.title()))
                .toList();
    }

    @Override
    public List<Choice> accesses() {
        return List.of(
                Choice.of(OPEN, "Everybody who has the address"),
                Choice.of(SMART, "Apps and services by SMART on FHIR authorization"));
    }

    @Override
    public List<Choice> patients() {
        return SamplePatients.all().stream()
                .map(patient -> Choice.of(patient.id(), patient.id()))
                .toList();
    }

    @Override
    public List<Choice> samples() {
        return Sample.choices();
    }

    @Override
    public Optional<String> requirement(String id) {
        return catalogue(GuideVersion.usual()).find(id).map(Requirement::statement);
    }

    private Catalogue catalogue(GuideVersion version) {
        return catalogues.computeIfAbsent(version, GuideVersion::catalogue);
    }

    @Override
    public SandboxSetup usual() {
        return new SandboxSetup(
                GuideVersion.usual().id(),
                simulator.behaviours().getFirst().id(),
                List.of(),
                OPEN,
                List.of(),
                SandboxOptions.PATIENT);
    }

    @Override
    public HostedSandbox create(String id, SandboxSetup setup) {
        return hosted(server.createSandbox(options(setup).named(id)));
    }

    @Override
    public HostedSandbox change(String id, SandboxSetup setup) {
        return hosted(server.changeSandbox(id, options(setup)));
    }

    @Override
    public Optional<HostedSandbox> find(String id) {
        return server.find(id).map(this::hosted);
    }

    private HostedSandbox hosted(Sandbox sandbox) {
        return new EhrSandbox(sandbox, sender);
    }

    @Override
    public void delete(String id) {
        server.find(id).ifPresent(Sandbox::close);
    }

    @Override
    public ExchangeSummary summary(FinishedExchange exchange) {
        return ExchangeKinds.of(exchange);
    }

    @Override
    public ExchangeReading reading(FinishedExchange exchange, SandboxSetup setup) {
        return SubmissionReading.of(exchange, GuideVersion.named(setup.version()));
    }

    @Override
    public void close() {
        server.close();
    }

    private static SandboxOptions options(SandboxSetup setup) {
        GuideVersion version = GuideVersion.named(setup.version());
        SandboxOptions options = SandboxOptions.standard()
                .by(version)
                .with(Behaviours.named(setup.behaviour(), version))
                .with(setup.defects().stream().map(Defect::named).toList());
        options = setup.patient().isEmpty() ? options.forAnyPatient() : options.boundTo(setup.patient());
        return switch (setup.access()) {
            case OPEN -> options;
            case SMART -> options.withSmart(smart(setup.redirects()));
            default ->
                throw new IllegalArgumentException(
                        "Expected " + OPEN + " or " + SMART + " as who may call, but got " + setup.access() + ".");
        };
    }

    private static SmartOptions smart(List<String> redirects) {
        SmartOptions standard = SmartOptions.standard().withRegistration();
        return redirects.isEmpty() ? standard : standard.with(RegisteredClient.app(SmartOptions.APP, redirects));
    }
}
