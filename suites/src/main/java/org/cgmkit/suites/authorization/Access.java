package org.cgmkit.suites.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.suites.setup.Authorization.BackendServices;
import org.cgmkit.suites.setup.Authorization.StandaloneLaunch;
import org.cgmkit.suites.setup.ReceiverTarget;
import org.cgmkit.suites.wire.Credentials;
import org.cgmkit.suites.wire.Exchange;
import org.cgmkit.suites.wire.NoToken;
import org.cgmkit.suites.wire.Request;
import org.jspecify.annotations.Nullable;

/** The access tokens of a run, got as the target's description says, and renewed in time. For several threads. */
public final class Access implements Credentials {
    /** How long somebody may take to agree in a browser. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AccessContext context;
    private final ReceiverTarget target;
    private final Credentials given;
    private final @Nullable HeldToken submitting;
    private final @Nullable HeldToken reading;
    private final List<String> notes = new ArrayList<>();

    private Access(AccessContext context, @Nullable Flow flow, String scopes, @Nullable String readScopes) {
        this.context = context;
        this.target = context.target();
        this.given = Credentials.given(target);
        this.submitting = flow == null ? null : held(flow, scopes, context);
        this.reading = flow == null || readScopes == null ? null : held(flow, readScopes, context);
    }

    /** Access that asks for no token before one is needed. */
    public static Access of(AccessContext context, Attendant attendant) {
        return of(context, attendant, PATIENCE);
    }

    /**
     * The same.
     *
     * @param patience how long somebody may take to agree in a browser
     */
    public static Access of(AccessContext context, Attendant attendant, Duration patience) {
        return switch (context.target().authorization()) {
            case BackendServices services ->
                new Access(context, new BackendFlow(services, context), services.scopes(), services.readScopes());
            case StandaloneLaunch launch ->
                new Access(context, new StandaloneFlow(launch, context, attendant, patience), launch.scopes(), null);
            default -> new Access(context, null, "", null);
        };
    }

    /**
     * Gets the tokens, so that what is wrong shows before anything else is done.
     *
     * @return what a person should know of them, each a sentence; often nothing
     * @throws NoToken where there is none to be had
     */
    public List<String> begin() {
        token(false);
        token(true);
        synchronized (notes) {
            return List.copyOf(notes);
        }
    }

    @Override
    public @Nullable String token(boolean forReading) {
        HeldToken held = held(forReading);
        return held == null ? given.token(forReading) : held.current();
    }

    @Override
    public @Nullable String another(boolean forReading, String refused) {
        HeldToken held = held(forReading);
        return held == null ? null : held.another(refused);
    }

    @Override
    public boolean readsApart() {
        return reading != null || (submitting != null && target.readToken() != null) || given.readsApart();
    }

    /** Whether tokens for less than the kit's own can be asked for. */
    public boolean canNarrow() {
        return submitting != null;
    }

    /**
     * A token for less than the kit's own.
     *
     * @param scopes what it is to be for, separated by blanks
     * @param log where the exchange is kept
     * @throws NoToken where there is none to be had
     */
    public AccessToken narrower(String scopes, Consumer<HttpExchange> log) {
        if (submitting == null) {
            throw NoToken.because("The kit has no way to ask for tokens.");
        }
        return submitting.narrower(scopes, log);
    }

    /** Asks for the SMART configuration as anybody may, without a token. */
    public Exchange configuration(Consumer<HttpExchange> log) {
        return SmartConfiguration.ask(context, log);
    }

    /** What the kit shows where it submits, such as {@code Bearer …}; empty where it shows nothing. */
    public Optional<String> credential() {
        String token = token(false);
        return token == null
                ? Optional.ofNullable(target.headers().get("Authorization"))
                : Optional.of(Request.BEARER + " " + token);
    }

    /** That credential with a slip in it, which nobody gave; empty where the kit shows nothing. */
    public Optional<String> broken() {
        return credential().map(own -> {
            String slip = Slip.in(own);
            context.hide(slip, "CGMKIT_BROKEN_TOKEN");
            return slip;
        });
    }

    /** A token whose time is over: the one that the target's description holds, or one of the run's own. */
    public Optional<ExpiredToken> expired() {
        if (target.expiredToken() != null) {
            return Optional.of(new ExpiredToken(target.expiredToken(), null));
        }
        return submitting == null
                ? Optional.empty()
                : submitting
                        .expired()
                        .map(t -> new ExpiredToken(
                                t.value(), Duration.between(t.end().orElseThrow(), Instant.now())));
    }

    private @Nullable HeldToken held(boolean forReading) {
        if (forReading && reading != null) {
            return reading;
        }
        return forReading && target.readToken() != null ? null : submitting;
    }

    private HeldToken held(Flow flow, String scopes, AccessContext context) {
        return new HeldToken(flow, scopes, context.log(), token -> noteMissing(scopes, token));
    }

    private void noteMissing(String asked, AccessToken token) {
        List<String> missing = Arrays.stream(asked.split(" "))
                .filter(scope -> !token.scopes().contains(scope))
                .toList();
        if (!missing.isEmpty()) {
            synchronized (notes) {
                notes.add("The authorization server gave a token for '" + String.join(" ", token.scopes())
                        + "'. Asked for besides, and not given as it was asked for: '" + String.join(" ", missing)
                        + "'.");
            }
        }
    }
}
