package org.cgmkit.partner.harness;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cgmkit.cloud.grant.OAuthClient;
import org.cgmkit.cloud.grant.Terms;
import org.cgmkit.cloud.partner.PartnerCloud;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.wire.CloudRequest;
import org.cgmkit.cloud.wire.CloudServer;
import org.cgmkit.cloud.workings.PartnerBehaviour;
import org.cgmkit.cloud.world.Content;
import org.cgmkit.cloud.world.Entry;
import org.cgmkit.cloud.world.Person;
import org.cgmkit.partner.config.Agreement;
import org.cgmkit.partner.config.PlatformTarget;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.simulator.SimulatorSettings;
import org.jspecify.annotations.Nullable;

/** The cloud that the kit hosts for a platform: it answers as a sound one does but for what steps ask, and keeps what came. */
final class HostedCloud implements AutoCloseable {
    private static final Duration USUAL_LIFE = Duration.ofHours(2);
    private static final Duration USUAL_WINDOW = Duration.ofDays(30);
    private static final int USUAL_BATCH = 500;

    private final PlatformTarget target;
    private final RunClock clock;
    private final Function<HttpExchange, Evidence> keep;
    private final KitDataRules data = new KitDataRules();
    private final PartnerCloud cloud;
    private final CloudServer server;
    private final GrantBook book = new GrantBook();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Map<Kind, Fault> waiting = new ConcurrentHashMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();

    HostedCloud(PlatformTarget target, RunClock clock, Function<HttpExchange, Evidence> keep) {
        this.target = target;
        this.clock = clock;
        this.keep = keep;
        Agreement agreement = target.terms().agreement();
        Terms terms = new Terms(
                List.of(new OAuthClient(
                        target.client().id(),
                        target.client().secret(),
                        target.client().redirectUris())),
                Objects.requireNonNullElse(agreement.tokenLife(), USUAL_LIFE),
                false,
                Objects.requireNonNullElse(agreement.window(), USUAL_WINDOW),
                Objects.requireNonNullElse(agreement.batch(), USUAL_BATCH));
        this.cloud = new PartnerCloud(
                PartnerBehaviour.find(target.mapping().name()).orElse(PartnerBehaviour.STANDARD),
                LenientRules.with(data),
                clock,
                terms);
        this.server =
                CloudServer.start(new SimulatorSettings("", List.of(), target.bind(), target.port()), this::answer);
    }

    /** The address under which the platform reaches it. */
    String address() {
        return Objects.requireNonNullElse(target.reached(), server.address());
    }

    /** All requests so far, in their order. */
    List<Seen> seen() {
        synchronized (seen) {
            return seen.stream().sorted(Comparator.comparingInt(Seen::number)).toList();
        }
    }

    /** The number of the last request. */
    int last() {
        return numbers.get();
    }

    void begin(Fault fault) {
        faults.add(fault);
    }

    /** Begins as soon as a request of that kind and of the same account was answered with success. */
    void after(Kind kind, Fault fault) {
        waiting.put(kind, fault);
    }

    void end(Fault fault) {
        faults.remove(fault);
        waiting.values().remove(fault);
    }

    private CloudAnswer answer(CloudRequest request) {
        int number = numbers.incrementAndGet();
        Instant when = clock.instant();
        Kind kind = kind(request);
        int grant = grant(kind, request);
        String account = book.account(grant);
        Optional<Fault> fault = faults.stream()
                .filter(each -> each.kinds().contains(kind) && each.account().equals(account))
                .findFirst();
        boolean blackout = target.terms().blackout(when).isPresent() && !kind.isBrowser();
        CloudAnswer answer = fault.map(each -> disturbed(each, request, grant))
                .orElseGet(() -> blackout
                        ? CloudAnswer.error(503, "temporarily_unavailable", "Maintenance goes on.")
                        : right(kind, request, grant))
                .with(PartnerCloud.CLOCK, clock.instant().toString());
        @Nullable Fault next = waiting.get(kind);
        if (next != null && next.account().equals(account) && answer.succeeds()) {
            waiting.remove(kind);
            faults.add(next);
        }
        Seen now = new Seen(
                number,
                kind,
                when,
                clock.instant(),
                grant,
                account,
                request.method(),
                request.path(),
                request.query(),
                request.form(),
                request.bearer(),
                answer.status(),
                answer.json(),
                answer.headers().getOrDefault("Location", ""),
                fault.isPresent() || blackout,
                keep.apply(ExchangeText.of(server.address(), request, answer, when)));
        synchronized (seen) {
            seen.add(now);
        }
        return answer;
    }

    private CloudAnswer disturbed(Fault fault, CloudRequest request, int grant) {
        if (fault.effect() == Fault.Effect.THROTTLED || fault.effect() == Fault.Effect.THROTTLED_SILENTLY) {
            // Once, as whoever asks again at once would ask for ever.
            faults.remove(fault);
        }
        return switch (fault.effect()) {
            case UNAVAILABLE -> CloudAnswer.error(503, "temporarily_unavailable", "Try again later.");
            case SILENT -> CloudAnswer.silence();
            case LOST -> {
                right(Kind.REFRESH, request, grant);
                yield CloudAnswer.silence();
            }
            case THROTTLED ->
                CloudAnswer.error(429, "too_many_requests", "Wait, and ask again.")
                        .with("Retry-After", String.valueOf(pause().toSeconds()));
            case THROTTLED_SILENTLY -> CloudAnswer.error(429, "too_many_requests", "Wait, and ask again.");
        };
    }

    /** How long a platform is asked to wait after 429. */
    Duration pause() {
        return Duration.ofSeconds(Math.max(1, target.terms().from().toSeconds() / 20));
    }

    private CloudAnswer right(Kind kind, CloudRequest request, int grant) {
        if (kind == Kind.OTHER) {
            return CloudAnswer.error(404, "not_found", "There is nothing at " + request.path() + ".");
        }
        CloudAnswer answer = cloud.answer(request);
        if (kind == Kind.CONSENT) {
            parameter(answer.headers().getOrDefault("Location", ""), "code")
                    .ifPresent(
                            code -> book.begin(code, request.field("username").orElse("")));
        } else if (kind == Kind.CODE || kind == Kind.REFRESH) {
            book.add(answer.json().path("access_token").asText(""), grant);
            book.add(answer.json().path("refresh_token").asText(""), grant);
        }
        return answer;
    }

    static Optional<String> parameter(String address, String name) {
        return Optional.ofNullable(ExchangeText.parameters(URI.create(address)).get(name));
    }

    private int grant(Kind kind, CloudRequest request) {
        return book.of(
                switch (kind) {
                    case CODE -> request.field("code").orElse("");
                    case REFRESH -> request.field("refresh_token").orElse("");
                    case REVOKE -> request.field("token").orElse("");
                    default -> request.bearer();
                });
    }

    private Kind kind(CloudRequest request) {
        String path = request.path();
        if (path.equals(target.mapping().oauth().authorize())) {
            return request.method().equals("POST") ? Kind.CONSENT : Kind.AUTHORIZE;
        }
        if (path.equals(target.mapping().oauth().token())) {
            return request.field("grant_type").orElse("").equals("refresh_token") ? Kind.REFRESH : Kind.CODE;
        }
        if (path.equals(target.mapping().oauth().revoke())) {
            return Kind.REVOKE;
        }
        return target.mapping().streams().stream()
                .filter(each -> each.get().equals(path))
                .findFirst()
                .map(HostedCloud::kind)
                .orElse(Kind.OTHER);
    }

    private static Kind kind(StreamMapping stream) {
        if (stream.mayHave("cbg")) {
            return Kind.GLUCOSE;
        }
        return stream.mayHave("basal") || stream.mayHave("bolus") ? Kind.INSULIN : Kind.DEVICES;
    }

    private static Person person(String account) {
        return Person.ALL.stream()
                .filter(each -> each.name().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /** Ends what a user has agreed to. */
    void revoke(String account) {
        cloud.controls().step("revoke", account, "");
    }

    /** Adds a reading that was measured so long ago; gives when. */
    Entry add(String account, Duration age, boolean bad) {
        // A reading lies between two others, so that it is none of those that are there.
        Instant time = clock.instant()
                .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                .minus(age)
                .minusSeconds(70);
        Entry entry = cloud.world().made(person(account), time, 112, clock.instant(), true);
        if (bad) {
            data.spoil(entry.id());
        }
        cloud.world().add(entry);
        return entry;
    }

    /** Readings of a user between two ages, oldest first. */
    List<Entry> readings(String account, Duration older, Duration younger) {
        Instant now = clock.instant();
        return cloud.world().glucose(person(account), now.minus(older), now.minus(younger), now, true);
    }

    /** Gives a reading another value. */
    void correct(Entry entry, int value) {
        Content.Glucose was = (Content.Glucose) entry.content();
        cloud.world()
                .add(entry.holding(new Content.Glucose(
                                BigDecimal.valueOf(value),
                                Content.Limit.NONE,
                                was.every(),
                                was.backfilled(),
                                was.rate()))
                        .arriving(clock.instant()));
    }

    void delete(Entry entry) {
        cloud.world().delete(entry.id());
    }

    /** The accounts, by their names. */
    static Map<String, String> passwords() {
        return Person.ALL.stream().collect(Collectors.toMap(Person::name, Person::password));
    }

    /** The names of the accounts, the first user's first. */
    static List<String> accounts() {
        return Person.ALL.stream().map(Person::name).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
