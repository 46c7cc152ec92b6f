package org.cgmkit.cloud.platform.workings;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cloud.ask.Stream;

/** What a platform asks for. Sound as it stands; a defect overrides something. */
public class AskRules {

    /**
     * A question for data.
     *
     * @param user whose data
     * @param stream which kind
     * @param mark the last success, or empty for none
     * @param newest when the newest record was recorded, or empty for none
     * @param now now
     * @param first whether it is the first question of a connection
     */
    public record Question(
            String user, Stream stream, Optional<Instant> mark, Optional<Instant> newest, Instant now, boolean first) {}

    /** The parameters, from those that are right; written as the API's documentation says. */
    public Map<String, String> asked(Question question, Map<String, String> right, Setup setup) {
        return right;
    }

    /** Whether pages are followed. */
    public boolean followsPages() {
        return true;
    }

    /** Whether a failure moves the marks as a success does. */
    public boolean movesOnFailure() {
        return false;
    }

    /** Whether a success with one kind of data moves the marks of all. */
    public boolean movesAll(Stream stream) {
        return false;
    }
}
