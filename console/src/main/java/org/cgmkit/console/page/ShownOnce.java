package org.cgmkit.console.page;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.console.store.SignIn;

/** Keys and notices that the next page shows, and no other: they are kept in memory only. */
final class ShownOnce {
    /** What a key is for. */
    enum Kind {
        RECOVERY,
        INVITATION,
        NOTICE
    }

    private record Place(String who, Kind kind) {}

    private final Map<Place, String> waiting = new ConcurrentHashMap<>();

    void put(SignIn who, Kind kind, String text) {
        waiting.put(new Place(who.formToken(), kind), text);
    }

    Optional<String> take(SignIn who, Kind kind) {
        return Optional.ofNullable(waiting.remove(new Place(who.formToken(), kind)));
    }
}
