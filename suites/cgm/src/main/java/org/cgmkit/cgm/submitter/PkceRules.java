package org.cgmkit.cgm.submitter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgmkit.kit.capture.CapturedExchange;

/** Judges authorization by code with PKCE (SMART App Launch 2.2, "Obtain authorization code"; RFC 7636). */
final class PkceRules {
    /** SMART asks for 122 bits of entropy, which need so many characters of base64url. */
    private static final int SHORTEST_STATE = 21;

    private PkceRules() {}

    /**
     * What is wrong.
     *
     * @param baseUrl the FHIR base, which belongs into aud
     * @param authorizations the requests to the authorization endpoint
     * @param codes the token requests that redeem a code
     */
    static List<String> mistakes(String baseUrl, List<CapturedExchange> authorizations, List<CapturedExchange> codes) {
        List<String> mistakes = new ArrayList<>();
        Set<String> states = new HashSet<>();
        Set<String> challenges = new HashSet<>();
        for (CapturedExchange request : authorizations) {
            Map<String, String> asked = RequestParameters.of(request);
            if (!"code".equals(asked.get("response_type"))) {
                mistakes.add("response_type is " + asked.get("response_type") + ", and not code");
            }
            if (!baseUrl.equals(asked.get("aud"))) {
                mistakes.add(
                        asked.containsKey("aud")
                                ? "aud is " + asked.get("aud") + ", and not " + baseUrl
                                : "there is no aud");
            }
            String state = asked.getOrDefault("state", "");
            if (state.length() < SHORTEST_STATE) {
                mistakes.add(
                        state.isEmpty()
                                ? "there is no state"
                                : "state is too short to be unguessable (" + state.length()
                                        + " characters; 122 bits take at least " + SHORTEST_STATE + ")");
            } else if (!states.add(state)) {
                mistakes.add("a state is used again");
            }
            String challenge = asked.getOrDefault("code_challenge", "");
            if (challenge.isEmpty()) {
                mistakes.add("there is no code_challenge (PKCE)");
            } else if (!"S256".equals(asked.get("code_challenge_method"))) {
                mistakes.add("code_challenge_method is " + asked.get("code_challenge_method") + ", and not S256");
            } else if (!challenges.add(challenge)) {
                mistakes.add("a code_challenge is used again");
            }
        }
        for (CapturedExchange request : codes) {
            String verifier = RequestParameters.of(request).getOrDefault("code_verifier", "");
            if (!challenges.isEmpty() && !challenges.contains(challenge(verifier))) {
                mistakes.add("the code_verifier does not belong to a code_challenge");
            }
        }
        return mistakes;
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
