package org.cgmkit.kit.wire;

import java.time.Duration;
import java.util.Map;

/**
 * Statuses that say nothing of what was asked, only that it cannot be dealt with now: a server that slows down (RFC 6585, section
 * 4), or that is away for a while, as it or a gateway before it says (RFC 9110, sections 15.6.3 to 15.6.5).
 */
public final class TemporaryStatus {
    private static final Map<Integer, String> WORDS =
            Map.of(429, "too many requests", 502, "bad gateway", 503, "service unavailable", 504, "gateway timeout");

    /** A gateway that does not say when its server is back is asked for so long, and not for minutes at each request. */
    private static final Duration LONGEST_FOR_GATEWAYS = Duration.ofSeconds(15);

    private TemporaryStatus() {}

    /** Whether the same may be answered otherwise a little later. */
    public static boolean is(int status) {
        return WORDS.containsKey(status);
    }

    /** Whether it says that nothing was done of what was asked. */
    public static boolean saysNothingWasDone(int status) {
        return status == 429 || status == 503;
    }

    /** Whether it comes from a gateway, which cannot tell whether its server has done what was asked. */
    public static boolean leavesOpenWhatWasDone(int status) {
        return status == 502 || status == 504;
    }

    /** The status and what it means, as {@code 429 (too many requests)}. */
    public static String words(int status) {
        return WORDS.containsKey(status) ? status + " (" + WORDS.get(status) + ")" : String.valueOf(status);
    }

    /** How long, in all, to ask again after that status where up to that limit may be waited. */
    static Duration limit(int status, Duration limit) {
        boolean shorter = leavesOpenWhatWasDone(status) && LONGEST_FOR_GATEWAYS.compareTo(limit) < 0;
        return shorter ? LONGEST_FOR_GATEWAYS : limit;
    }
}
