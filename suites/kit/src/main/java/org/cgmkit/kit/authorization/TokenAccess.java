package org.cgmkit.kit.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cgmkit.kit.config.Authorization.BackendServices;
import org.cgmkit.kit.config.Authorization.StandaloneLaunch;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.wire.Credentials;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.NoTokenException;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** The access tokens of a run, got as the target's description says, and renewed in time. For several threads. */
public final class TokenAccess implements Credentials {
    /** How long somebody may take to agree in a browser. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AccessContext context;
    private final HttpTarget target;
    private final Credentials given;
    private final @Nullable CachedToken submitting;
    private final @Nullable CachedToken reading;
    private final List<String> notes = new ArrayList<>();

    private TokenAccess(AccessContext context, @Nullable TokenFlow flow, String scopes, @Nullable String readScopes) {
        this.context = context;
        this.target = context.target();
        this.given = Credentials.given(target);
        this.submitting = flow == null ? null : held(flow, scopes, context);
        this.reading = flow == null || readScopes == null ? null : held(flow, readScopes, context);
    }

    /** Access that asks for no token before one is needed. */
    public static TokenAccess of(AccessContext context, ConsentPrompt attendant) {
        return of(context, attendant, PATIENCE);
    }

    /**
     * The same.
     *
     * @param patience how long somebody may take to agree in a browser
     */
    public static TokenAccess of(AccessContext context, ConsentPrompt attendant, Duration patience) {
        return switch (context.target().authorization()) {
            case BackendServices services ->
                new TokenAccess(
                        context, new BackendServicesFlow(services, context), services.scopes(), services.readScopes());
            case StandaloneLaunch launch ->
                new TokenAccess(
                        context, new StandaloneLaunchFlow(launch, context, attendant, patience), launch.scopes(), null);
            default -> new TokenAccess(context, null, "", null);
        };
    }

    /**
     * Gets the tokens, so that what is wrong shows before anything else is done.
     *
     * @return what a person should know of them, each a sentence; often nothing
     * @throws NoTokenException where there is none to be had
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
        CachedToken held = held(forReading);
        return held == null ? given.token(forReading) : held.current();
    }

    @Override
    public @Nullable String another(boolean forReading, String refused) {
        CachedToken held = held(forReading);
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
     * @throws NoTokenException where there is none to be had
     */
    public AccessToken narrower(String scopes, Consumer<HttpExchange> log) {
        if (submitting == null) {
            throw NoTokenException.because("The kit has no way to ask for tokens.");
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
            String slip = TamperedCredentials.in(own);
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

    /** What the kit shows with the token that may not write, such as {@code Bearer …}; empty where the target's description has none. */
    public Optional<String> readOnly() {
        return Optional.ofNullable(target.readOnlyToken()).map(token -> Request.BEARER + " " + token);
    }

    private @Nullable CachedToken held(boolean forReading) {
        if (forReading && reading != null) {
            return reading;
        }
        return forReading && target.readToken() != null ? null : submitting;
    }

    private CachedToken held(TokenFlow flow, String scopes, AccessContext context) {
        return new CachedToken(flow, scopes, context.log(), token -> noteMissing(scopes, token));
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
