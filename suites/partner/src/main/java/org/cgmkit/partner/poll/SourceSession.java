package org.cgmkit.partner.poll;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.partner.config.Account;
import org.cgmkit.partner.config.PartnerTarget;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * The kit as a platform during one run: its connections, and what all checks look at, which is asked for once. Not thread-safe.
 */
public final class SourceSession implements AutoCloseable {
    /** How far back the newest data are looked at. */
    private static final Duration LOOK = Duration.ofDays(4);

    private static final int TRIES = 3;

    private final PartnerTarget target;
    private final Wire wire;
    private final Keeper keeper;
    private final Map<Account, Tokens> connections = new HashMap<>();
    private final Map<String, Fetched> fetched = new HashMap<>();
    private @Nullable Instant reference;
    private @Nullable Expiry expiry;
    private @Nullable Revocation revocation;

    /** Keeps an exchange that several checks look at. */
    @FunctionalInterface
    public interface Keeper {
        /** Keeps it, and gives what can be shown of it. */
        Evidence keep(HttpExchange exchange);
    }

    /**
     * What came of a token whose life has ended.
     *
     * @param answer the answer to a question with it
     */
    public record Expiry(Exchange answer) {}

    /**
     * What came of a user's revocation.
     *
     * @param before the user's tokens before it
     * @param served the answer to a question with the access token
     * @param refreshed the answer to a refresh
     * @param others the other user's tokens, had before
     */
    public record Revocation(Tokens before, Exchange served, Exchange refreshed, Tokens others) {}

    /**
     * A session with a partner.
     *
     * @param keeper keeps an exchange that several checks look at
     */
    public SourceSession(PartnerTarget target, Keeper keeper) {
        this.target = target;
        this.wire = new Wire(target);
        this.keeper = keeper;
    }

    /** The partner. */
    public PartnerTarget target() {
        return target;
    }

    /** The way to it. */
    public Wire wire() {
        return wire;
    }

    /** The user whose data are looked at most. */
    public Account first() {
        return target.users().getFirst();
    }

    /** The other one. */
    public Account second() {
        return target.users().getLast();
    }

    /** Authorization, for a check that keeps its exchanges itself. */
    public OAuthCalls oauth(Consumer<HttpExchange> log) {
        return new OAuthCalls(target, wire, log);
    }

    /** Questions, likewise. */
    public DataCalls data(Consumer<HttpExchange> log) {
        return new DataCalls(target, wire, exchange -> log.accept(shown(exchange)));
    }

    private HttpExchange shown(HttpExchange exchange) {
        return target.keepsBodies() ? exchange : RecordForm.of(exchange);
    }

    /** The moment of the newest data that are looked at. */
    public Instant reference() {
        if (reference == null) {
            connection(first());
            reference = wire.now().truncatedTo(ChronoUnit.SECONDS);
        }
        return reference;
    }

    private Tokens connection(Account user) {
        return connections.computeIfAbsent(user, each -> oauth(keeper::keep).connect(each));
    }

    /** An access token of a user that opens data, as far as the kit knows. */
    public String token(Account user) {
        return connection(user).access();
    }

    /** A user's newest data in a stream. */
    public Fetched look(Account user, StreamMapping stream) {
        Instant now = reference();
        Duration longest = Optional.ofNullable(target.agreement().window()).orElse(LOOK);
        Duration span = longest.compareTo(LOOK) < 0 ? longest : LOOK;
        return fetch("look", user, question(stream, now.minus(span), now));
    }

    /** The same for all streams of devices' data. */
    public List<Fetched> looks(Account user) {
        return target.mapping().dataStreams().stream()
                .map(stream -> look(user, stream))
                .toList();
    }

    /** A question for a window, or for all where a stream has none. */
    public Question question(StreamMapping stream, Instant from, Instant to) {
        Integer batch = target.agreement().batch();
        if (stream.hasWindow()) {
            return Question.window(stream, from, to, batch);
        }
        return stream.asks("since") ? Question.since(stream, from, batch) : Question.all(stream);
    }

    /** The beginning of a day that is over, of which nothing should change any more. */
    public Instant closedDay() {
        return reference().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
    }

    /** That day in a stream, asked for the first or the second time. */
    public Fetched closedDay(StreamMapping stream, int time) {
        Instant from = closedDay();
        return fetch("day " + time, first(), question(stream, from, from.plus(Duration.ofDays(1))));
    }

    /** The devices of a user, or empty where the mapping has no stream of them. */
    public Optional<Fetched> devices(Account user) {
        return target.mapping().devices().map(stream -> fetch("devices", user, Question.all(stream)));
    }

    /** Asks once for all checks, renewing the connection where it has ended. */
    public Fetched fetch(String purpose, Account user, Question question) {
        String key = purpose + " " + user.name() + " " + question.stream().name() + " " + question.values();
        Fetched known = fetched.get(key);
        if (known == null) {
            known = fresh(user, question);
            fetched.put(key, known);
        }
        return known;
    }

    /** Asks, renewing the connection where it has ended. */
    public Fetched fresh(Account user, Question question) {
        List<Evidence> evidence = new ArrayList<>();
        Fetched answer = data(exchange -> evidence.add(keeper.keep(exchange))).all(question, token(user));
        for (int i = 1; i < TRIES && isLocked(answer.last()); i++) {
            // Anew, and not by a refresh: what that does is for other checks to say.
            connections.put(user, oauth(keeper::keep).connect(user));
            answer = data(exchange -> evidence.add(keeper.keep(exchange))).all(question, token(user));
        }
        return new Fetched(
                answer.question(), answer.pages(), answer.sizes(), answer.records(), answer.endless(), evidence);
    }

    private static boolean isLocked(Exchange answer) {
        return answer.status() == 401 || answer.status() == 403;
    }

    /** Brings the partner to do a step; where it does not, the check ends inconclusive. */
    public void trigger(AnsweringTrigger trigger, String step, String record) {
        try {
            trigger.answer(step, Map.of("CGMKIT_STEP", step, "CGMKIT_USER", first().name(), "CGMKIT_RECORD", record));
        } catch (TriggerFailedException e) {
            throw inconclusive("The partner was not brought to the step " + step + ". " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw inconclusive("The run was broken off.");
        }
    }

    /** A question that every stream can answer quickly: its last hour. */
    public Question probe() {
        StreamMapping stream = target.mapping().dataStreams().getFirst();
        Instant now = wire.now().truncatedTo(ChronoUnit.SECONDS);
        return question(stream, now.minus(Duration.ofHours(1)), now);
    }

    /** Lets a token's life end, and asks with it. */
    public Expiry expiry(AnsweringTrigger trigger, Consumer<HttpExchange> log) {
        if (expiry == null) {
            Tokens tokens = oauth(log).connect(first());
            trigger(trigger, "expireTokens", "");
            expiry = new Expiry(data(log).once(probe(), tokens.access()));
        }
        return expiry;
    }

    /** Has the first user revoke access, and tries what that should have ended. */
    public Revocation revocation(AnsweringTrigger trigger, Consumer<HttpExchange> log) {
        if (revocation == null) {
            Tokens before = oauth(log).connect(first());
            Tokens others = oauth(log).connect(second());
            Question probe = probe();
            trigger(trigger, "revoke", "");
            revocation = new Revocation(
                    before, data(log).once(probe, before.access()), oauth(log).refresh(before.refresh()), others);
        }
        return revocation;
    }

    @Override
    public void close() {
        wire.close();
    }
}
