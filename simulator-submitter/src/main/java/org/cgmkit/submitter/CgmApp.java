package org.cgmkit.submitter;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.cgmkit.submitter.content.BundleComposer;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.delivery.Delivery;
import org.cgmkit.submitter.delivery.DeliveryCounts;
import org.cgmkit.submitter.delivery.InterruptibleSleep;
import org.cgmkit.submitter.order.Agenda;
import org.cgmkit.submitter.order.OrderReader;
import org.cgmkit.submitter.order.OrderSearch;
import org.cgmkit.submitter.order.Orders;
import org.cgmkit.submitter.outbox.Outbox;
import org.cgmkit.submitter.outbox.PendingSubmission;
import org.cgmkit.submitter.setup.AppListener;
import org.cgmkit.submitter.setup.Credentials;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.Practice;
import org.cgmkit.submitter.smart.AccessRefusedException;
import org.cgmkit.submitter.smart.AuthorizedClient;
import org.cgmkit.submitter.smart.ConsentingUser;
import org.cgmkit.submitter.smart.LaunchTokenSource;
import org.cgmkit.submitter.smart.ServiceTokenSource;
import org.cgmkit.submitter.smart.TokenSource;
import org.cgmkit.submitter.wire.HttpReply;
import org.cgmkit.submitter.wire.HttpSender;
import org.cgmkit.submitter.wire.NoAnswerException;
import org.cgmkit.submitter.wire.OutgoingRequest;
import org.cgmkit.submitter.workings.AppWorkings;
import org.jspecify.annotations.Nullable;

/**
 * A simulated CGM app without a face: a data submitter as the guide describes it. It works in the thread that calls it;
 * only {@link #close} may be called from another one.
 */
public final class CgmApp implements AutoCloseable {
    private static final Duration OFTEN = Duration.ofMinutes(1);

    private final AppOptions options;
    private final AppListener progress;
    private final AppWorkings workings;
    private final Practice practice;
    private final Outbox outbox;
    private final HttpSender wire;
    private final AuthorizedClient authorized;
    private final InterruptibleSleep pause = new InterruptibleSleep();
    private final ReentrantLock working = new ReentrantLock();
    private @Nullable Connection connection;
    private boolean greeted;
    private boolean closed;

    private CgmApp(AppOptions options, AppListener progress) {
        this.options = options;
        this.progress = progress;
        this.workings = AppWorkings.sound(options.guide())
                .after(options.defects().stream().map(Defect::departure).toList());
        this.practice = workings.practice().apply(options.practice());
        this.outbox = Outbox.open(options.outbox());
        this.wire = new HttpSender(options.pace().requestTimeout(), options.tls());
        this.authorized =
                new AuthorizedClient(wire, access(), workings.authorizing().unauthorized());
    }

    /**
     * Starts an app; nothing is sent before it is told to.
     *
     * @throws IllegalArgumentException where its folder cannot be used, or the options contradict each other; the message
     *     is a sentence
     */
    public static CgmApp start(AppOptions options, AppListener progress) {
        if (options.patient() instanceof PatientSource.FromLaunch
                && !(options.credentials() instanceof Credentials.Standalone)) {
            throw new IllegalArgumentException("Expected a standalone launch where the launch is to name the patient;"
                    + " give the patient's id, or a query that finds it.");
        }
        return new CgmApp(options, progress);
    }

    /**
     * Does what is due now, as by a button in the app: finds out what is ordered, submits what is due, delivers what is
     * left from before, and returns when all is delivered or given up.
     */
    public SyncOutcome sync() {
        pause.unlimited();
        return work(tally -> round(tally, options.pace().attempts()));
    }

    /** Follows the orders by their schedules for so long, and looks again and again whether they have changed. */
    public SyncOutcome follow(Duration time) {
        pause.limit(time);
        return work(tally -> {
            boolean reached = false;
            while (!pause.over()) {
                boolean well = round(tally, 1);
                reached |= well;
                pause.rest(well ? untilDue() : options.pace().look());
            }
            return reached;
        });
    }

    /** As {@link #sync}; then it follows the orders for so long where they ask for a submission each minute or oftener. */
    public List<SyncOutcome> syncAndStay(Duration time) {
        SyncOutcome synced = sync();
        boolean stays = time.isPositive() && synced.stopped().isEmpty() && asksOften();
        return stays ? List.of(synced, follow(time)) : List.of(synced);
    }

    private boolean asksOften() {
        working.lock();
        try {
            return connection != null
                    && connection.following().agenda().orders().schedules().stream()
                            .anyMatch(s -> s.every().compareTo(OFTEN) <= 0);
        } finally {
            working.unlock();
        }
    }

    /** Ends the app: the request under way is finished, and what is not delivered stays in the outbox. */
    @Override
    public void close() {
        pause.close();
        working.lock();
        try {
            if (!closed) {
                closed = true;
                wire.close();
                outbox.close();
            }
        } finally {
            working.unlock();
        }
    }

    /** Something to be done that can be stopped. */
    @FunctionalInterface
    private interface Work {
        /** Whether the receiver could be asked what is due. */
        boolean into(DeliveryCounts tally) throws AccessRefusedException;
    }

    /**
     * What the app found out where it connected.
     *
     * @param preparation what lays submissions into the outbox
     * @param following what is ordered
     */
    private record Connection(OutboxFiller preparation, FollowedOrders following) {}

    private SyncOutcome work(Work work) {
        working.lock();
        try {
            if (closed) {
                throw new IllegalStateException("Expected an app that was not closed yet: start another one.");
            }
            DeliveryCounts tally = new DeliveryCounts();
            Optional<String> stopped = Optional.empty();
            boolean reached = false;
            try {
                reached = work.into(tally);
            } catch (AccessRefusedException e) {
                progress.told(e.sentence());
                stopped = Optional.of(e.sentence());
            }
            List<String> kept =
                    outbox.pending().stream().map(PendingSubmission::title).toList();
            if (!reached && stopped.isEmpty() && kept.isEmpty()) {
                stopped =
                        Optional.of("It could not be learned from " + options.baseUrl() + " what is to be submitted.");
            }
            return new SyncOutcome(tally.accepted(), tally.refused(), kept, stopped);
        } finally {
            working.unlock();
        }
    }

    /** One round: what is left, what is ordered, what is due. Whether all that went well. */
    private boolean round(DeliveryCounts tally, int attempts) throws AccessRefusedException {
        Delivery delivery = new Delivery(
                URI.create(
                        options.baseUrl() + options.guide().submission().paths().getFirst()),
                authorized,
                outbox,
                workings.sending(),
                options.pace(),
                pause,
                progress,
                tally);
        greet();
        if (!delivery.deliverAll()) {
            return false;
        }
        for (int attempt = 1; !connect() || !connected().following().look(); attempt++) {
            if (attempt >= attempts || !pause.rest(options.pace().waitAfter(attempt))) {
                return false;
            }
        }
        Instant now = now();
        Agenda agenda = connected().following().agenda();
        agenda.due(now).forEach(group -> connected().preparation().scheduled(group, now));
        agenda.open().forEach(order -> connected().preparation().once(order, now));
        return delivery.deliverAll();
    }

    /** How long nothing is to be done. */
    private Duration untilDue() {
        Duration look = options.pace().look();
        Duration due = connected()
                .following()
                .agenda()
                .next()
                .map(next -> Duration.between(now(), next))
                .orElse(look);
        return due.isNegative() ? Duration.ZERO : due.compareTo(look) < 0 ? due : look;
    }

    private Connection connected() {
        return Objects.requireNonNull(connection, "to be asked after connect()");
    }

    /** Asks once what the receiver is. */
    private void greet() throws AccessRefusedException {
        if (greeted) {
            return;
        }
        greeted = true;
        try {
            HttpReply reply = authorized.send(OutgoingRequest.get(URI.create(options.baseUrl() + "/metadata")));
            progress.told(
                    reply.is("CapabilityStatement")
                            ? "Connected with " + options.baseUrl() + "."
                            : options.baseUrl() + " shows no capability statement (" + reply.status() + ").");
        } catch (NoAnswerException e) {
            progress.told(e.sentence());
        }
    }

    /** Learns the patient, once; whether it is known. */
    private boolean connect() throws AccessRefusedException {
        if (connection != null) {
            return true;
        }
        try {
            String patient = new PatientLookup(options.baseUrl(), authorized).find(options.patient());
            Duration reach = Duration.ofDays(practice.days());
            OrderReader reader = new OrderReader(
                    options.guide(), patient, reach, options.clock().getZone());
            connection = new Connection(
                    new OutboxFiller(
                            patient,
                            new BundleComposer(options.edition(), practice, options.data(), workings.content()),
                            workings.bundle(),
                            outbox,
                            progress),
                    new FollowedOrders(
                            new OrderSearch(options.baseUrl(), authorized, reader, workings.look(), progress),
                            practice,
                            Orders.own(patient, reach, practice.sends()),
                            outbox.memory(),
                            progress));
            progress.told("The patient is Patient/" + patient + ".");
            return true;
        } catch (NoAnswerException e) {
            progress.told(e.sentence());
            return false;
        }
    }

    private Instant now() {
        return Instant.now(options.clock());
    }

    private TokenSource access() {
        return switch (options.credentials()) {
            case Credentials.None none -> TokenSource.open();
            case Credentials.Bearer bearer -> TokenSource.by(bearer.token());
            case Credentials.BackendServices service ->
                new ServiceTokenSource(service, options.baseUrl(), wire, outbox.memory(), workings.authorizing());
            case Credentials.Standalone app ->
                new LaunchTokenSource(
                        app,
                        options.baseUrl(),
                        wire,
                        outbox.memory(),
                        new ConsentingUser(
                                options.patient() instanceof PatientSource.Given given ? given.id() : "",
                                options.pace().requestTimeout(),
                                options.tls()),
                        workings.authorizing(),
                        progress);
        };
    }
}
