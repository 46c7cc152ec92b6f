package org.cgmkit.shlink.creator;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.content.SharedFile;
import org.cgmkit.shlink.workings.LifeRules;
import org.cgmkit.shlink.workings.PasscodeRules;
import org.jspecify.annotations.Nullable;

/** A link as its creator knows it: what is shared, until when, and what was tried on it. Thread-safe. */
final class SharedLink {
    /** Wrong passcodes that a link bears in its life. */
    static final int ATTEMPTS = 10;

    private static final long RACE_MILLIS = 300;

    private final Share share;
    private final String key;
    private final @Nullable String passcode;
    private final Instant made;
    private final Map<String, Integer> wrong = new HashMap<>();
    private boolean revoked;
    private boolean spent;
    private boolean usedUp;
    private Instant freshUntil = Instant.MIN;
    private @Nullable Version first;
    private @Nullable Version version;

    /** The files as they are since a moment, and what they are when encrypted. */
    record Version(Instant end, boolean updated, List<SharedFile> files, Map<String, String> sealed) {}

    SharedLink(Share share, String key, @Nullable String passcode, Instant made) {
        this.share = share;
        this.key = key;
        this.passcode = passcode;
        this.made = made;
    }

    Share share() {
        return share;
    }

    /** The key in base64url. */
    String key() {
        return key;
    }

    Instant made() {
        return made;
    }

    /** When it expires, or empty. */
    Optional<Instant> expires() {
        return share.life().map(made::plus);
    }

    /** Nothing is served any more, neither manifests nor files. */
    synchronized void revoke() {
        revoked = true;
    }

    /** No manifest is served any more; the files that were given out still are. */
    synchronized void useUp() {
        usedUp = true;
    }

    /** Whether files that were given out are served. */
    synchronized boolean servesFiles(Instant now, LifeRules rules) {
        boolean over = rules.expires() && expires().map(at -> !now.isBefore(at)).orElse(false);
        return !(revoked && rules.revokes()) && !spent && !over;
    }

    /** Whether the link can be opened. */
    synchronized boolean opens(Instant now, LifeRules rules) {
        return !usedUp && servesFiles(now, rules);
    }

    /** The data until then have come in. */
    synchronized void refresh(Instant until) {
        freshUntil = until;
    }

    /** Until when data have come in out of turn. */
    synchronized Instant freshUntil() {
        return freshUntil;
    }

    /** Whether a passcode opens it. */
    boolean guarded() {
        return passcode != null;
    }

    /** How many more attempts there are after a wrong passcode, or empty where it was right, or none is asked for. */
    synchronized Optional<Integer> remainingAfter(@Nullable String given, String whose, PasscodeRules rules) {
        if (passcode == null) {
            return Optional.empty();
        }
        String text = given == null ? "" : given;
        if (rules.accepts().test(text, passcode)) {
            if (rules.resets()) {
                wrong.clear();
            }
            return Optional.empty();
        }
        // Who sends none has not guessed.
        int before = wrong.getOrDefault(whose, 0);
        int attempts = text.isEmpty() ? before : before + 1;
        if (rules.racing()) {
            pause();
        }
        wrong.put(whose, attempts);
        int remaining = Math.max(rules.last(), ATTEMPTS - attempts);
        if (remaining == 0) {
            spent = true;
        }
        return Optional.of(remaining);
    }

    /** The version that was made last, or null. */
    synchronized @Nullable Version version() {
        return version;
    }

    synchronized void version(Version other) {
        first = first == null ? other : first;
        version = other;
    }

    /** The version that was made first; there is one. */
    synchronized Version firstVersion() {
        return Objects.requireNonNull(first);
    }

    /** Lets others in while something is read and not yet written. */
    private void pause() {
        long until = System.currentTimeMillis() + RACE_MILLIS;
        try {
            for (long left = RACE_MILLIS; left > 0; left = until - System.currentTimeMillis()) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
