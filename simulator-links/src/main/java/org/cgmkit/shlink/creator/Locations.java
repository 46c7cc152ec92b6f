package org.cgmkit.shlink.creator;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.shlink.content.SharedFile;
import org.cgmkit.shlink.workings.LifeRules;

/** The locations that were given out (SMART Health Links, File Location Links): each is open for at most an hour. */
final class Locations {
    private static final Duration LIFE = Duration.ofHours(1);

    private final Map<String, Located> byPath = new ConcurrentHashMap<>();
    private final boolean oneTime;
    private final LifeRules life;

    /** What is at a location. */
    record Located(SharedLink link, SharedLink.Version version, SharedFile file, Instant until) {}

    Locations(boolean oneTime, LifeRules life) {
        this.oneTime = oneTime;
        this.life = life;
    }

    /** The path of a new location. */
    String open(SharedLink link, SharedLink.Version version, SharedFile file, Instant now) {
        byPath.values().removeIf(located -> !now.isBefore(located.until()));
        String path = "/files/" + RandomText.ofKeyLength();
        byPath.put(path, new Located(link, version, file, now.plus(LIFE)));
        return path;
    }

    /** What is at that path, or empty where nothing is any more. */
    Optional<Located> take(String path, Instant now) {
        return Optional.ofNullable(oneTime ? byPath.remove(path) : byPath.get(path))
                .filter(located ->
                        now.isBefore(located.until()) && located.link().servesFiles(now, life));
    }
}
