package org.cgmkit.ehr.receiver;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.authorization.scope.AllowedByScopes;
import org.cgmkit.ehr.authorization.scope.Interaction;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.intake.Intake;
import org.cgmkit.ehr.intake.IntakeResult;
import org.cgmkit.ehr.intake.SubmissionProfileValidation;
import org.cgmkit.ehr.patient.KnownPatient;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmissionAnswer;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.ehr.workings.SubmissionRefusedException;
import org.cgmkit.ehr.workings.Workings;
import org.cgmkit.guide.cgm.GuideVersion;
import org.jspecify.annotations.Nullable;

/** One data receiver: everything behind the path of one sandbox. */
public final class DataReceiver {
    private final String id;
    private final String path;
    private final SandboxOptions options;
    private final ResourceStore store;
    private final SubmissionProfileValidation profiles;
    private volatile Throttle throttle;
    private final Clock clock;
    private final @Nullable AuthorizationServer authorization;
    private final RequestLog log = new RequestLog();
    private final Workings setUp;
    private volatile Scene scene;

    /** How it works for the time being. */
    private record Scene(Workings workings, Intake intake) {}

    /**
     * A receiver.
     *
     * @param id the id of its sandbox
     * @param path its path on the server, such as {@code /fhir}
     * @param options how it is set up
     * @param store where it keeps its resources
     * @param profiles what validates submissions
     * @param clock what tells the time
     */
    public DataReceiver(
            String id,
            String path,
            SandboxOptions options,
            ResourceStore store,
            SubmissionProfileValidation profiles,
            Clock clock) {
        this.id = id;
        this.path = path;
        this.options = options;
        this.setUp = Workings.sound(options.behaviour(), options.guide())
                .after(options.defects().stream().map(Defect::departure).toList());
        this.store = store;
        this.clock = clock;
        this.throttle = new Throttle(options.behaviour().throttling(), System::nanoTime);
        this.authorization =
                options.smart() == null ? null : new AuthorizationServer(options.smart(), store.dataSet(), clock);
        this.profiles = profiles;
        this.scene = scene(setUp);
    }

    private Scene scene(Workings workings) {
        return new Scene(workings, new Intake(workings.intake(), store, profiles, clock));
    }

    /**
     * Lets it work in another way from the next request on, its data and clients untouched.
     *
     * @param change what is different from how it was set up; the identity brings that back
     */
    public void play(UnaryOperator<Workings> change) {
        scene = scene(change.apply(setUp));
    }

    /** Begins to slow clients down anew, by another time. */
    public void throttleBy(LongSupplier nanoseconds) {
        throttle = new Throttle(options.behaviour().throttling(), nanoseconds);
    }

    /** The id of its sandbox. */
    public String id() {
        return id;
    }

    /** Its path on the server, such as {@code /fhir}. */
    public String path() {
        return path;
    }

    /** How it is set up. */
    public SandboxOptions options() {
        return options;
    }

    /** By which version of the guide it works. */
    public GuideVersion guide() {
        return options.guide();
    }

    /** What it does where the guide leaves that open. */
    public Behaviour behaviour() {
        return options.behaviour();
    }

    /** How it works. */
    public Workings workings() {
        return scene.workings();
    }

    /** What it keeps. */
    public ResourceStore store() {
        return store;
    }

    /** What authorizes its clients by SMART, or null where nothing does. */
    public @Nullable AuthorizationServer authorization() {
        return authorization;
    }

    /** What slows down its clients. */
    public Throttle throttle() {
        return throttle;
    }

    /** What it was asked and what it answered. */
    public RequestLog log() {
        return log;
    }

    /** The orders that it shows. */
    public OrderBook orders() {
        return new OrderBook(store, clock);
    }

    /** The patients that it knows. */
    public List<StoredResource> patients() {
        return store.search("Patient", List.of());
    }

    /**
     * The answer to a POST at its entrance.
     *
     * @param request the request, as it was on the wire
     * @param caller who sent it
     */
    public SubmissionAnswer submit(SubmittedBundle request, Caller caller) {
        return workings().reply().apply(processed(request, caller));
    }

    private SubmissionAnswer processed(SubmittedBundle request, Caller caller) {
        try {
            SubmittedBundle bundle = workings().entrance().open(request);
            return switch (take(bundle, caller)) {
                case IntakeResult.Whole whole -> whole.answer();
                case IntakeResult.Entries entries -> SubmissionAnswer.of(answerType(bundle), entries.answers());
            };
        } catch (SubmissionRefusedException e) {
            return e.refusal().answer();
        }
    }

    private String answerType(SubmittedBundle bundle) {
        return behaviour().bridging()
                ? bundle.type() + "-response"
                : guide().submission().answerType();
    }

    /** Why a submission of one entry, which a plain update stands for, would be refused; or nothing. */
    Optional<Refusal> judge(SubmittedBundle bundle, Caller caller) {
        PatientContext context = context(caller);
        return admitted(bundle, Interaction.UPDATE, context, caller)
                .or(() -> scene.intake().judge(bundle, context));
    }

    /** Whom submissions may be about. */
    public PatientContext context(Caller caller) {
        return new PatientContext(
                caller.permission().submissionsAbout(),
                caller.bases(),
                patients().stream().map(p -> KnownPatient.of(p.resource())).toList());
    }

    /** What comes of a Bundle that came in at the right place in the right form. */
    IntakeResult take(SubmittedBundle bundle, Caller caller) {
        PatientContext context = context(caller);
        return admitted(bundle, Interaction.CREATE, context, caller)
                .<IntakeResult>map(r -> new IntakeResult.Whole(r.answer()))
                .orElseGet(() -> scene.intake().take(bundle, context, caller.bases()));
    }

    private Optional<Refusal> admitted(
            SubmittedBundle bundle, Interaction interaction, PatientContext context, Caller caller) {
        return workings()
                .admission()
                .judge(bundle, context)
                .or(() -> new AllowedByScopes(caller.permission(), interaction, caller.bases()).judge(bundle, context));
    }
}
