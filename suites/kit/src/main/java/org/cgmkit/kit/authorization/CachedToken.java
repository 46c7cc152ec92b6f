package org.cgmkit.kit.authorization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** The token that counts at present, got when it is first asked for and renewed before its end. For several threads. */
final class CachedToken {
    private final TokenFlow flow;
    private final String scopes;
    private final Consumer<HttpExchange> log;
    private final Consumer<AccessToken> first;
    private final List<AccessToken> former = new ArrayList<>();
    private @Nullable AccessToken token;

    /**
     * A token not got yet.
     *
     * @param scopes what it is to be for, separated by blanks
     * @param log where the exchanges are kept by which it is got
     * @param first is told of the first one
     */
    CachedToken(TokenFlow flow, String scopes, Consumer<HttpExchange> log, Consumer<AccessToken> first) {
        this.flow = flow;
        this.scopes = scopes;
        this.log = log;
        this.first = first;
    }

    /** The token's text. */
    synchronized String current() {
        return token().value();
    }

    /** The text of another token in place of one that was refused. */
    synchronized String another(String refused) {
        AccessToken held = token();
        // Somebody else may have renewed it in the meantime.
        return held.value().equals(refused) ? renewed(held).value() : held.value();
    }

    /** A token for less. */
    synchronized AccessToken narrower(String fewer, Consumer<HttpExchange> keeping) {
        AccessToken held = token();
        AccessToken narrow = flow.narrower(fewer, held, keeping);
        token = held.refreshedBy(narrow.refresh());
        return narrow;
    }

    /** The one among those that counted before whose time has been over for longest, as far as that is known. */
    synchronized Optional<AccessToken> expired() {
        Instant now = Instant.now();
        return former.stream()
                .filter(t -> t.end().filter(now::isAfter).isPresent())
                .findFirst();
    }

    private AccessToken token() {
        AccessToken held = token;
        return held == null || held.endsSoon(Instant.now()) ? renewed(held) : held;
    }

    private AccessToken renewed(@Nullable AccessToken before) {
        AccessToken renewed = flow.renew(scopes, before, log);
        if (before == null) {
            first.accept(renewed);
        } else {
            former.add(before);
        }
        token = renewed;
        return renewed;
    }
}
