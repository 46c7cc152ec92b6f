package org.cgmkit.ehr.authorization;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.ehr.authorization.client.RegisteredClient;

/**
 * How a sandbox authorizes by SMART.
 *
 * @param clients the clients that it knows from the beginning
 * @param tokenLife how long an access token counts
 * @param codeLife how long an authorization code counts
 * @param registration whether clients may register themselves (RFC 7591)
 * @param assertionAlgorithms the signatures of client assertions that it knows: RS384, ES384 or both, as SMART asks for at
 *     least one of them (SMART App Launch 2.2, "Asymmetric Authentication")
 * @param consent who decides about what apps ask for
 */
public record SmartOptions(
        List<RegisteredClient> clients,
        Duration tokenLife,
        Duration codeLife,
        boolean registration,
        List<String> assertionAlgorithms,
        Consent consent) {
    /** The id of the public app that every sandbox knows where no other client takes it. */
    public static final String APP = "cgmkit-app";

    private static final List<String> ALGORITHMS = List.of("RS384", "ES384");

    private static final List<String> APP_REDIRECTS = List.of(
            "http://127.0.0.1/callback",
            "http://localhost/callback",
            "http://[::1]/callback",
            "http://127.0.0.1/",
            "http://localhost/",
            "http://[::1]/");

    public SmartOptions {
        clients = List.copyOf(clients);
        assertionAlgorithms = List.copyOf(assertionAlgorithms);
        if (assertionAlgorithms.isEmpty() || !ALGORITHMS.containsAll(assertionAlgorithms)) {
            throw new IllegalArgumentException(
                    "Expected RS384, ES384 or both as the algorithms of client assertions, but got "
                            + (assertionAlgorithms.isEmpty() ? "none" : String.join(", ", assertionAlgorithms)) + ".");
        }
        Set<String> ids = new HashSet<>();
        for (RegisteredClient client : clients) {
            if (!ids.add(client.id())) {
                throw new IllegalArgumentException(
                        "Expected clients with ids of their own, but there are two called " + client.id() + ".");
            }
        }
        if (tokenLife.isNegative() || tokenLife.isZero() || codeLife.isNegative() || codeLife.isZero()) {
            throw new IllegalArgumentException("Expected lives of tokens and codes above zero, but got "
                    + tokenLife.toSeconds() + " s and " + codeLife.toSeconds() + " s.");
        }
    }

    /** One public app for the loopback interface, tokens for five minutes, codes for one, no registration. */
    public static SmartOptions standard() {
        return new SmartOptions(
                List.of(RegisteredClient.app(APP, APP_REDIRECTS)),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                false,
                ALGORITHMS,
                Consent.PAGE);
    }

    /** The same with a further client, which takes the place of one with the same id. */
    public SmartOptions with(RegisteredClient client) {
        List<RegisteredClient> all = new ArrayList<>(clients);
        all.removeIf(c -> c.id().equals(client.id()));
        all.add(client);
        return new SmartOptions(all, tokenLife, codeLife, registration, assertionAlgorithms, consent);
    }

    /** The same with access tokens that count so long. */
    public SmartOptions withTokenLife(Duration life) {
        return new SmartOptions(clients, life, codeLife, registration, assertionAlgorithms, consent);
    }

    /** The same with authorization codes that count so long. */
    public SmartOptions withCodeLife(Duration life) {
        return new SmartOptions(clients, tokenLife, life, registration, assertionAlgorithms, consent);
    }

    /** The same where clients may register themselves. */
    public SmartOptions withRegistration() {
        return new SmartOptions(clients, tokenLife, codeLife, true, assertionAlgorithms, consent);
    }

    /** The same that knows only those signatures of client assertions. */
    public SmartOptions knowing(List<String> algorithms) {
        return new SmartOptions(clients, tokenLife, codeLife, registration, algorithms, consent);
    }

    /** The same where that decides about what apps ask for. */
    public SmartOptions deciding(Consent other) {
        return new SmartOptions(clients, tokenLife, codeLife, registration, assertionAlgorithms, other);
    }
}
