package org.cgmkit.cgm.receiver;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cgmkit.cgm.config.ReceiverAttestations;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.cgm.preflight.AcceptedUnits;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.flaw.FlawSetting;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.authorization.AccessToken;
import org.cgmkit.kit.authorization.TokenAccess;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.config.Authorization;
import org.cgmkit.kit.config.CredentialContext;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.ResourceLocation;
import org.cgmkit.kit.wire.TargetClient;
import org.cgmkit.reports.Evidence;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.finding.Finding;
import org.jspecify.annotations.Nullable;

/** The data receiver under test, as one check sees it. */
public final class Receiver implements DescribedServer {
    private final GuideVersion guide;
    private final ReceiverTarget target;
    private final TargetClient wire;
    private final CheckLog log;
    private final Supplier<SubmissionContext> contexts;
    private final String place;
    private final AcceptedUnits units;
    private final ProfileValidator validator;
    private final TokenAccess access;
    private final SharedAnswers shared;

    /**
     * The receiver for one check.
     *
     * @param guide by which version of the guide it is judged
     * @param contexts gives a context of its own, with fresh identifiers and times, each time
     * @param place where submissions go, below the base
     * @param units the units in which the receiver says that it takes glucose
     * @param validator what judges by the guide's profiles
     * @param access the tokens of the run
     * @param shared what the run has learned from submissions that probes share
     */
    public Receiver(
            GuideVersion guide,
            ReceiverTarget target,
            TargetClient wire,
            CheckLog log,
            Supplier<SubmissionContext> contexts,
            String place,
            AcceptedUnits units,
            ProfileValidator validator,
            TokenAccess access,
            SharedAnswers shared) {
        this.guide = guide;
        this.place = place;
        this.target = target;
        this.wire = wire;
        this.log = log;
        this.contexts = contexts;
        this.units = units;
        this.validator = validator;
        this.access = access;
        this.shared = shared;
    }

    @Override
    public GuideVersion guide() {
        return guide;
    }

    /** Where submissions go, below the base; an empty text is the base itself. */
    public String place() {
        return place;
    }

    /** The patient's logical id on the receiver. */
    public String patient() {
        return target.patientId();
    }

    /** Another patient's logical id, or null where the target names none. */
    public @Nullable String otherPatient() {
        return target.otherPatientId();
    }

    /** Whom the credential speaks for. */
    public CredentialContext credentialContext() {
        return target.context();
    }

    /** Whether it is known whom submissions may be about, and not only presumed. */
    public boolean knowsContext() {
        return target.knowsContext();
    }

    /** What its developer documentation says, as far as it is declared. */
    public ReceiverAttestations attestations() {
        return target.attestations();
    }

    /** The address of something below the base. */
    public String url(String path) {
        return target.url(path);
    }

    /** A context to make a submission in: fresh identifiers, and a time that no other submission of the run has. */
    public SubmissionContext context() {
        return contexts.get();
    }

    /** The units in which it says that it takes glucose; contexts are in the usual one of them. */
    public AcceptedUnits units() {
        return units;
    }

    /** Submits, again what cannot be dealt with for the moment. */
    public Exchange submit(Submission submission) {
        return submit(submission, json -> Request.json("POST", place, json));
    }

    /** Submits without a second try after 429. */
    public Exchange submitOnce(Submission submission) {
        log.spend(WrittenResources.in(submission.json()));
        return wire.sendOnce(Request.json("POST", place, submission.json()));
    }

    /** Submits showing that credential in place of the kit's own; none at all where it is empty. */
    public Exchange submitShowing(String credential, Submission submission) {
        return submit(submission, json -> Request.json("POST", place, json).showing(credential));
    }

    /** How the kit gets its tokens. */
    public Authorization authorization() {
        return target.authorization();
    }

    /** The tokens of the run. */
    public TokenAccess access() {
        return access;
    }

    /** A token for those scopes only. */
    public AccessToken tokenFor(String scopes) {
        return access.narrower(scopes, log::keep);
    }

    /** The SMART configuration, as anybody may read it. */
    public Exchange smartConfiguration() {
        return access.configuration(log::keep);
    }

    /** Waits as a 429 asks, or that long where it does not say; answers how long was waited in all. */
    public Duration waitAfter(Exchange throttled, Duration waited, Duration otherwise) {
        return wire.waitAfter(throttled, waited, otherwise);
    }

    /** The time by which the kit waits, in nanoseconds from any beginning. */
    public long nanoTime() {
        return wire.nanoTime();
    }

    /** Submits under another content type than that of FHIR JSON. */
    public Exchange submitAs(String contentType, Submission submission) {
        return submit(submission, json -> new Request("POST", place, contentType, json, false, null));
    }

    private Exchange submit(Submission submission, Function<String, Request> request) {
        log.spend(WrittenResources.in(submission.json()));
        return BusyEntries.sent(wire, request, submission);
    }

    /** Posts FHIR JSON below the base, whatever it is. */
    public Exchange post(String path, String json) {
        log.spend(WrittenResources.in(json));
        return wire.send(Request.json("POST", path, json));
    }

    /** Creates a resource of that type by POST, outside the operation. */
    public Exchange create(String type, String json) {
        return post(type, json);
    }

    /** Updates the resource at that location by PUT. */
    public Exchange update(ResourceLocation location, String json) {
        log.spend(WrittenResources.in(json));
        return wire.send(Request.json("PUT", location.toString(), json));
    }

    /** Deletes the resource at that location, which this check has made. */
    public Exchange delete(ResourceLocation location) {
        return wire.send(Request.bare("DELETE", location.toString()));
    }

    /** What flaws may mention of this receiver's world. */
    public FlawSetting setting() {
        FlawSetting here = FlawSetting.NOWHERE.withBaseUrl(target.baseUrl().toString());
        return target.otherPatientId() == null ? here : here.withOtherPatient(target.otherPatientId());
    }

    /** Reads the resource at that location. */
    public Exchange read(ResourceLocation location) {
        return wire.send(Request.get(location.toString()));
    }

    @Override
    public Exchange metadata() {
        return wire.send(Request.get("metadata"));
    }

    /**
     * Searches by GET.
     *
     * @param type the type searched for
     * @param parameters names and values in turn, not encoded
     */
    public Exchange search(String type, String... parameters) {
        StringBuilder path = new StringBuilder(type);
        for (int i = 0; i < parameters.length; i += 2) {
            path.append(i == 0 ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return wire.send(Request.get(path.toString()));
    }

    /** The next page of a search, at the address that the receiver gave; null where it is not below the base. */
    public @Nullable Exchange page(String address) {
        String base = target.url("");
        return address.startsWith(base)
                ? wire.send(Request.get(address.substring(base.length()).replaceFirst("^/", "")))
                : null;
    }

    /** What makes a resource invalid against that profile; the first question of a run takes seconds. */
    public List<Finding> mistakes(String json, String profile) {
        return validator.validate(json, profile).stream()
                .filter(Finding::invalidates)
                .toList();
    }

    /** Whether a submission that the probe shares with others tells that all is well with it; see {@link SharedProbes}. */
    public <P> boolean settles(SharedProbes<P> probes, P probe) {
        return shared.settle(probes, probe, this);
    }

    /** Whether something that this check wrote was answered 429 or 503, and sent again. */
    public boolean sentAgain() {
        return log.sentAgain();
    }

    /** The latest exchange of this check, as it is kept. */
    public Evidence latest() {
        return log.evidence().getLast();
    }

    /** Counts an exchange as one of this check. */
    public void show(Evidence exchange) {
        log.refer(exchange);
    }

    @Override
    public void remark(String sentence) {
        log.remark(sentence);
    }
}
