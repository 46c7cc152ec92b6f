package org.cgmkit.cloud.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cloud.api.DataApi;
import org.cgmkit.cloud.ask.Stream;
import org.cgmkit.cloud.grant.Grant;
import org.cgmkit.cloud.grant.OAuthClient;
import org.cgmkit.cloud.grant.Terms;
import org.cgmkit.cloud.oauth.ConsentPage;
import org.cgmkit.cloud.oauth.Grants;
import org.cgmkit.cloud.oauth.TokenEndpoint;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.wire.CloudRequest;
import org.cgmkit.cloud.workings.Endpoint;
import org.cgmkit.cloud.workings.Habit;
import org.cgmkit.cloud.workings.PartnerBehaviour;
import org.cgmkit.cloud.workings.PartnerWorkings;
import org.cgmkit.cloud.world.CloudClock;
import org.cgmkit.cloud.world.Person;
import org.cgmkit.cloud.world.World;
import org.cgmkit.cloud.world.World.Sensors;

/** A device maker's cloud: authorization, data, and the steps that it can be brought to do. */
public final class PartnerCloud {
    /** The header of each answer that says what the cloud's clock shows, which may have been put forward. */
    public static final String CLOCK = "Cgmkit-Clock";

    private static final Duration SPAN = Duration.ofSeconds(10);
    private static final int MOST = 400;

    private final CloudClock clock;
    private final PartnerBehaviour behaviour;
    private final PartnerWorkings workings;
    private final Grants grants;
    private final ConsentPage consent;
    private final TokenEndpoint tokens;
    private final DataApi data;
    private final Controls controls;
    private final World world;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private int toThrottle;

    /** A cloud whose clock goes as that one does, with the usual terms. */
    public PartnerCloud(PartnerBehaviour behaviour, PartnerWorkings workings, Clock base) {
        this(
                behaviour,
                workings,
                base,
                new Terms(
                        List.of(OAuthClient.FIRST, OAuthClient.SECOND),
                        TokenEndpoint.life(behaviour),
                        !behaviour.has(Habit.DEXCOM),
                        DataApi.LONGEST,
                        DataApi.BATCH));
    }

    /** A cloud with those terms. */
    public PartnerCloud(PartnerBehaviour behaviour, PartnerWorkings workings, Clock base, Terms terms) {
        this.clock = new CloudClock(base);
        this.behaviour = behaviour;
        this.workings = workings;
        this.grants = new Grants(workings.access(), behaviour.has(Habit.GRACE));
        this.consent = new ConsentPage(terms.clients(), grants, workings.consent(), terms.proofNeeded());
        this.tokens = new TokenEndpoint(terms, grants, workings.tokens(), behaviour, clock);
        this.world = new World(
                clock.instant(),
                behaviour.has(Habit.ONE_MINUTE) ? Sensors.ONE_MINUTE : Sensors.FIVE_MINUTES,
                behaviour.has(Habit.DELAYED) ? Duration.ofHours(1) : Duration.ZERO);
        this.data = new DataApi(world, clock, behaviour, workings.data(), terms);
        this.controls = new Controls(world, clock, grants, terms.life());
    }

    /** The steps that it can be brought to do. */
    public Controls controls() {
        return controls;
    }

    /** What it holds, to which something may be added. */
    public World world() {
        return world;
    }

    /** The answer to a request. */
    public CloudAnswer answer(CloudRequest request) {
        if (request.path().equals("/control")) {
            return controls.step(
                    request.field("step").orElse(""),
                    request.field("user").orElse("anna"),
                    request.field("record").orElse(""));
        }
        Endpoint endpoint = endpoint(request);
        return workings.answers()
                .answered(endpoint, request, right(endpoint, request))
                .with(CLOCK, clock.instant().toString());
    }

    private CloudAnswer right(Endpoint endpoint, CloudRequest request) {
        if (controls.isBlackout()) {
            return behaviour.has(Habit.SILENT_BLACKOUT)
                    ? CloudAnswer.silence()
                    : CloudAnswer.error(503, "temporarily_unavailable", "Maintenance goes on.");
        }
        return switch (endpoint) {
            case AUTHORIZE -> consent.answer(request);
            case CODE, REFRESH -> tokens.answer(request);
            case REVOKE -> tokens.revoke(request);
            case DEVICES, GLUCOSE, INSULIN -> data(request);
            case NONE -> CloudAnswer.error(404, "not_found", "There is nothing at " + request.path() + ".");
        };
    }

    private Endpoint endpoint(CloudRequest request) {
        boolean dexcom = behaviour.has(Habit.DEXCOM);
        if (request.path().equals(dexcom ? "/v2/oauth2/login" : "/oauth/authorize")) {
            return Endpoint.AUTHORIZE;
        }
        if (request.path().equals(dexcom ? "/v2/oauth2/token" : "/oauth/token")) {
            return request.field("grant_type").orElse("").equals("refresh_token") ? Endpoint.REFRESH : Endpoint.CODE;
        }
        if (request.path().equals("/oauth/revoke") && !dexcom && !behaviour.has(Habit.NO_REVOCATION)) {
            return Endpoint.REVOKE;
        }
        return data.stream(request.path())
                .map(stream -> switch (stream) {
                    case DEVICES -> Endpoint.DEVICES;
                    case GLUCOSE, EXTENT -> Endpoint.GLUCOSE;
                    case INSULIN -> Endpoint.INSULIN;
                })
                .orElse(Endpoint.NONE);
    }

    private CloudAnswer data(CloudRequest request) {
        String token = request.bearer();
        Optional<Grant> grant = grants.opened(token, clock.instant());
        Optional<Person> person = grant.map(each -> workings.access().opened(each, each.isRenewed(token)))
                .or(() -> grants.isStrange(token) ? workings.access().openedToStrangers() : Optional.empty());
        if (person.isEmpty()) {
            return CloudAnswer.error(401, "invalid_token", "The token opens nothing.")
                    .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        if (isTooFast()) {
            CloudAnswer answer = CloudAnswer.error(429, "too_many_requests", "Wait, and ask again.");
            return behaviour.has(Habit.THROTTLES_SILENTLY) ? answer : answer.with("Retry-After", "1");
        }
        Stream stream = data.stream(request.path()).orElseThrow();
        return data.answer(
                request,
                stream,
                grant.orElseGet(() -> new Grant(person.get(), OAuthClient.FIRST, false)),
                person.get());
    }

    private synchronized boolean isTooFast() {
        if (controls.takeThrottle()) {
            toThrottle = workings.access().throttled();
        }
        if (toThrottle > 0) {
            toThrottle--;
            return true;
        }
        Instant now = clock.instant();
        while (!calls.isEmpty() && calls.getFirst().isBefore(now.minus(SPAN))) {
            calls.removeFirst();
        }
        calls.addLast(now);
        return calls.size() > MOST && (behaviour.has(Habit.THROTTLES) || behaviour.has(Habit.THROTTLES_SILENTLY));
    }
}
