package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets in whoever shows a credential that the peer refuses for one reason, as if it were the good one. */
final class TokenMutation implements Mutation {
    static final String PATH = "(credential) ";
    static final String LET_IN = "let in";

    private final Mutant mutant;
    private final PeerDescription peer;
    private final AtomicReference<@Nullable String> good = new AtomicReference<>();

    TokenMutation(Mutant mutant, PeerDescription peer) {
        this.mutant = mutant;
        this.peer = peer;
    }

    /** What is wrong with a credential, told from the good one. */
    static String slip(Optional<String> shown, @Nullable String good) {
        if (shown.isEmpty()) {
            return "none";
        }
        String credential = shown.get();
        if (!credential.startsWith("Bearer ")) {
            return "another scheme";
        }
        if (good != null
                && credential.length() == good.length()
                && credential.substring(0, credential.length() / 2).equals(good.substring(0, good.length() / 2))) {
            return "altered";
        }
        return credential.split("[.]").length == 3 ? "another signed one" : "another one";
    }

    @Override
    public void onRequest(MutatedExchange exchange) {
        String known = good.get();
        Optional<String> shown = exchange.asked().header("Authorization");
        if (peer.isSubmission(exchange.asked())
                && known != null
                && !shown.equals(Optional.of(known))
                && mutant.path().equals(PATH + slip(shown, known))) {
            exchange.ask(exchange.request().header("Authorization", none -> Optional.of(known)), mutant);
        }
    }

    @Override
    public void onAnswer(MutatedExchange exchange) {
        if (peer.isSubmission(exchange.asked())
                && exchange.original().status() == 200
                && good.get() == null
                && entryTaken(exchange)) {
            exchange.asked().header("Authorization").ifPresent(shown -> good.compareAndSet(null, shown));
        }
    }

    private static boolean entryTaken(MutatedExchange exchange) {
        for (JsonNode entry : exchange.originalJson().path("entry")) {
            if (entry.path("response").path("status").asText().startsWith("201")) {
                return true;
            }
        }
        return false;
    }
}
