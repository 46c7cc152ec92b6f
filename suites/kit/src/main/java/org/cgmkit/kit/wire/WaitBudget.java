package org.cgmkit.kit.wire;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.kit.config.HttpTarget;
import org.jspecify.annotations.Nullable;

/**
 * What a run as a whole may spend on a target that answers 429 (too many requests), that it is away, or not at all, so that every run has an
 * end. It is exhausted when three checks have waited in vain: three in a row with no other answer between them, or three
 * that asked for the same, where the target still answers other requests. And it is exhausted when all waits together
 * would take longer than the run may wait, even though each of them paid. Shared by everything that sends within a run;
 * for several threads.
 */
public final class WaitBudget {
    /** After so many checks that have waited in vain, no other one is tried. */
    private static final int CHECKS = 3;

    /** How many of the longest waits a run may spend in all. */
    private static final int WAITS = 10;

    /** A request that fails faster has cost the run no time, as where a target breaks the connection on some input. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    private final String base;
    private final Duration total;
    private final Map<String, Vain> vainByPlace = new HashMap<>();
    private Vain vainInARow = Vain.NONE;
    private Duration spent = Duration.ZERO;
    private int latest = 429;
    private @Nullable String exhausted;

    /** How many checks have waited in vain: for an answer that is not temporary, and for any answer. */
    private record Vain(int throttled, int unanswered) {
        static final Vain NONE = new Vain(0, 0);

        Vain plus(Vain other) {
            return new Vain(throttled + other.throttled, unanswered + other.unanswered);
        }

        boolean isTooMuch() {
            return throttled + unanswered >= CHECKS;
        }

        /** What the target did, in words. */
        String by(String checks, int status) {
            String busy = TemporaryStatus.words(status);
            if (unanswered == 0) {
                return "the target still answered " + busy + " to " + checks + ", however long they waited.";
            }
            return throttled == 0
                    ? "the target gave no answer to " + checks + "."
                    : "the target answered " + checks
                            + " with " + busy + " or not at all, however long they waited.";
        }
    }

    private WaitBudget(String base, Duration total) {
        this.base = base;
        this.total = total;
    }

    /** The budget of one run: ten times the longest wait that the target's owner allows, after 429 or for an answer. */
    public static WaitBudget of(HttpTarget target) {
        Duration limit = target.throttleLimit();
        Duration answer = target.answerTimeout();
        return new WaitBudget(target.url(""), (limit.compareTo(answer) > 0 ? limit : answer).multipliedBy(WAITS));
    }

    /** Why no further check is to begin and no request to wait, as a sentence that begins in lower case; or empty. */
    public synchronized Optional<String> exhausted() {
        return Optional.ofNullable(exhausted);
    }

    /** Takes a wait from the budget; false where it has not got so much. */
    synchronized boolean grants(Duration wait, int status) {
        latest = status;
        if (exhausted == null) {
            spend(wait);
        }
        return exhausted == null;
    }

    /** Is told of each answer; a temporary one only says that nothing is known yet. */
    synchronized void answered(String method, String url, int status) {
        if (TemporaryStatus.is(status)) {
            return;
        }
        vainInARow = Vain.NONE;
        // A credential may be refused before anybody counts requests.
        if (status != 401) {
            vainByPlace.remove(place(method, url));
        }
    }

    /** Is told of each request that got no answer, which ends its check. */
    synchronized void unanswered(String method, String url, Duration took) {
        inVain(method, url, new Vain(0, 1), took.compareTo(NOTICEABLE) >= 0);
        spend(took);
    }

    /** Is told of each request that waited after temporary answers as long as it may, which ends its check. */
    synchronized void stillBusy(String method, String url, int status) {
        latest = status;
        inVain(method, url, new Vain(1, 0), true);
    }

    private void inVain(String method, String url, Vain check, boolean costly) {
        vainInARow = vainInARow.plus(check);
        Vain here = costly ? vainByPlace.merge(place(method, url), check, Vain::plus) : Vain.NONE;
        if (vainInARow.isTooMuch()) {
            exhaust(vainInARow.by(CHECKS + " checks in a row", latest));
        } else if (here.isTooMuch()) {
            exhaust(here.by(CHECKS + " checks that sent " + place(method, url), latest));
        }
    }

    private void spend(Duration wait) {
        Duration then = spent.plus(wait);
        if (then.compareTo(total) > 0) {
            exhaust(
                    "the target answered " + TemporaryStatus.words(latest) + " or not at all so often that the checks would "
                            + "have waited for longer than " + inWords(total) + " in all.");
        } else {
            spent = then;
        }
    }

    private void exhaust(String why) {
        if (exhausted == null) {
            exhausted = why;
        }
    }

    /** What a request asks for, as {@code POST $everything} and {@code GET Observation}: limits go by such. */
    private String place(String method, String url) {
        String path = url.startsWith(base) ? url.substring(base.length()).replaceFirst("^/", "") : url;
        return method + " " + (path.equals(url) ? path.replaceFirst("\\?.*", "") : path.replaceFirst("[/?].*", ""));
    }

    private static String inWords(Duration duration) {
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
