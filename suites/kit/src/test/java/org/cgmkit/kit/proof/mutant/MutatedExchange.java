package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exchange on its way through the proxy. */
public final class MutatedExchange {
    private final WireMessage asked;
    private final Set<Mutant> touched = new LinkedHashSet<>();
    private WireMessage request;
    private @Nullable WireMessage inPlace;
    private @Nullable WireMessage original;
    private @Nullable WireMessage answer;
    private @Nullable JsonNode askedJson;
    private @Nullable JsonNode originalJson;
    private @Nullable JsonNode answerJson;
    private boolean written = true;

    MutatedExchange(WireMessage asked) {
        this.asked = asked;
        this.request = asked;
    }

    /** The request as the client sent it. */
    public WireMessage asked() {
        return asked;
    }

    /** The request as it goes to the peer. */
    public WireMessage request() {
        return request;
    }

    /** The answer, as far as it is changed by now. */
    public WireMessage answer() {
        WireMessage current = Objects.requireNonNull(answer, "There is no answer yet.");
        if (!written) {
            current = current.body(WireJson.text(Objects.requireNonNull(answerJson)));
            answer = current;
            written = true;
        }
        return current;
    }

    /** The request's JSON as the client sent it, to be looked at only: many mutations do. */
    JsonNode askedJson() {
        if (askedJson == null) {
            askedJson = WireJson.of(asked);
        }
        return askedJson;
    }

    /** The answer's JSON as it came, to be looked at only. */
    JsonNode originalJson() {
        if (originalJson == null) {
            originalJson = WireJson.of(original());
        }
        return originalJson;
    }

    /** The answer's JSON as far as it is changed by now; who changes it says so by {@link #changed}. */
    JsonNode answerJson() {
        if (answerJson == null) {
            answerJson = WireJson.of(answer());
        }
        return answerJson;
    }

    /** The answer's JSON was changed. */
    void changed(Mutant mutant) {
        written = false;
        touched.add(mutant);
    }

    /** The answer as it came. */
    public WireMessage original() {
        return Objects.requireNonNull(original, "There is no answer yet.");
    }

    @Nullable
    WireMessage inPlace() {
        return inPlace;
    }

    Set<Mutant> touched() {
        return touched;
    }

    void answered(WireMessage message) {
        original = message;
        answer = message;
    }

    /** Lets something else go to the peer. */
    public void ask(WireMessage other, Mutant mutant) {
        request = other;
        touched.add(mutant);
    }

    /** Answers without asking the peer. */
    public void answerInPlace(WireMessage message, Mutant mutant) {
        inPlace = message;
        touched.add(mutant);
    }

    /** Lets something else go to the client. */
    public void reply(WireMessage other, Mutant mutant) {
        if (!other.bytes().equals(answer().bytes())) {
            answerJson = null;
        }
        answer = other;
        touched.add(mutant);
    }
}
