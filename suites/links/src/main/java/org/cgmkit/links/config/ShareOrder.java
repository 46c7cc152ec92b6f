package org.cgmkit.links.config;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A link that the app is asked for.
 *
 * @param step the name of the step
 * @param kinds what is to be shared
 * @param period how far back it is to reach
 * @param expires after how long the link is to end, or null where that is left to the app
 * @param guarded whether it is to ask for a passcode
 */
public record ShareOrder(
        String step,
        Set<SharedKind> kinds,
        Duration period,
        @Nullable Duration expires,
        boolean guarded) {
    private static final Duration DAY = Duration.ofDays(1);

    public ShareOrder {
        kinds = Set.copyOf(kinds);
    }

    /** Everything that the app offers, over the usual period. */
    public static ShareOrder everything(String step, SharingTerms terms) {
        Set<SharedKind> kinds = EnumSet.allOf(SharedKind.class);
        kinds.removeIf(kind -> terms.without().contains(kind.word()));
        return new ShareOrder(step, kinds, terms.period(), null, false);
    }

    /** The same of one kind of data. */
    public ShareOrder only(SharedKind kind) {
        return new ShareOrder(step, Set.of(kind), period, expires, guarded);
    }

    /** The same over another period. */
    public ShareOrder over(Duration other) {
        return new ShareOrder(step, kinds, other, expires, guarded);
    }

    /** The same for so long. */
    public ShareOrder expiringAfter(Duration life) {
        return new ShareOrder(step, kinds, period, life, guarded);
    }

    /** The same with a passcode. */
    public ShareOrder withPasscode() {
        return new ShareOrder(step, kinds, period, expires, true);
    }

    /** The period in ISO 8601, in days where it is whole days. */
    public String periodText() {
        boolean days = !period.isZero() && period.toMillis() % DAY.toMillis() == 0;
        return days ? "P" + period.toDays() + "D" : period.toString();
    }

    /** What the app is told. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("CGMKIT_STEP", step);
        variables.put(
                "CGMKIT_SHARE", kinds.stream().sorted().map(SharedKind::word).collect(Collectors.joining(",")));
        variables.put("CGMKIT_PERIOD", periodText());
        variables.put("CGMKIT_EXPIRES", expires == null ? "" : String.valueOf(Math.max(1, expires.toSeconds())));
        variables.put("CGMKIT_PASSCODE", String.valueOf(guarded));
        return variables;
    }
}
