package org.cgmkit.cloud.oauth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.cloud.grant.Grant;
import org.cgmkit.cloud.grant.IssuedCode;
import org.cgmkit.cloud.grant.OAuthClient;
import org.cgmkit.cloud.workings.AccessRules;
import org.cgmkit.cloud.world.Person;

/** What a cloud knows of codes, grants and tokens. */
public final class Grants {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final AccessRules rules;
    private final boolean grace;
    private final List<Grant> grants = new ArrayList<>();
    private final Map<String, IssuedCode> codes = new HashMap<>();
    private final Set<String> usedCodes = new HashSet<>();
    private final Set<Person> revoked = new HashSet<>();

    /**
     * None yet.
     *
     * @param rules whose data are opened
     * @param grace whether a spent refresh token counts for a while
     */
    public Grants(AccessRules rules, boolean grace) {
        this.rules = rules;
        this.grace = grace;
    }

    /** A text that nobody guesses. */
    static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A code for what a person has agreed to. */
    synchronized String code(Person person, OAuthClient client, String redirectUri, String challenge) {
        Grant grant = new Grant(person, client, revoked.contains(person));
        grants.add(grant);
        String code = random();
        codes.put(code, new IssuedCode(grant, redirectUri, challenge));
        return code;
    }

    synchronized Optional<IssuedCode> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** Uses a code up; false where it was already. */
    synchronized boolean use(String code) {
        return usedCodes.add(code);
    }

    synchronized void end(Grant grant) {
        grant.end();
    }

    /** Another access token of a grant, that lives so long. */
    synchronized String accessToken(Grant grant, Instant end, boolean ofRefresh) {
        String token = random();
        grant.keep(token, end, ofRefresh);
        return token;
    }

    /** Another refresh token of a grant. */
    synchronized String rotate(Grant grant, Instant now) {
        grant.rotate(random(), now);
        return grant.refreshToken();
    }

    /** The grant that a refresh token renews, or empty. */
    synchronized Optional<Grant> refreshed(String token, Instant now) {
        return grants.stream()
                .filter(Grant::isRefreshable)
                .filter(each -> each.refreshToken().equals(token) || (grace && each.wasBefore(token, now.minus(GRACE))))
                .findFirst();
    }

    /** The grant of any token that it has or had, or empty. */
    synchronized Optional<Grant> ofToken(String token) {
        return grants.stream()
                .filter(each -> each.knows(token) || each.refreshToken().equals(token) || each.hasSpent(token))
                .findFirst();
    }

    /** The grant whose data an access token opens, or empty. */
    public synchronized Optional<Grant> opened(String token, Instant now) {
        return grants.stream()
                .filter(each -> each.knows(token) && each.isServed())
                .filter(each -> rules.lives(each.endOf(token), now))
                .findFirst();
    }

    /** Whether it is a token that no grant has or had. */
    public synchronized boolean isStrange(String token) {
        return grants.stream().noneMatch(each -> each.knows(token));
    }

    /** A user takes back what was allowed. */
    public synchronized void revoke(Person person) {
        revoked.add(person);
        rules.meant(person, grants).forEach(rules::revoke);
    }

    /** Whether a user has ever done so. */
    synchronized boolean hasRevoked(Person person) {
        return revoked.contains(person);
    }
}
