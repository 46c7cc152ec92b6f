package org.cgmkit.ehr.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.submission.Answer;
import org.cgmkit.ehr.submission.Refusal;

/** Asks for the sandbox's bearer token (RFC 6750). What a client reads to find its way in stays open. */
final class Gate {
    private static final Set<String> OPEN = Set.of("metadata", ".well-known/smart-configuration");
    private static final String SCHEME = "Bearer ";

    /** The answer to a request without the token, or nothing. */
    Optional<Answer> stops(
            DataReceiver receiver, String path, HttpServletRequest request, HttpServletResponse response) {
        String expected = receiver.options().token();
        if (expected == null || OPEN.contains(path)) {
            return Optional.empty();
        }
        String header = request.getHeader("Authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (header != null
                && bearer
                && same(expected, header.substring(SCHEME.length()).strip())) {
            return Optional.empty();
        }
        response.setHeader(
                "WWW-Authenticate",
                "Bearer realm=\"" + receiver.path() + "\"" + (header == null ? "" : ", error=\"invalid_token\""));
        return Optional.of(Refusal.of(
                        401,
                        header == null ? "login" : "security",
                        "Expected this sandbox's bearer token in the Authorization header, but "
                                + (header == null
                                        ? "there is no such header."
                                        : bearer ? "it is another one." : "it has another scheme."))
                .answer());
    }

    /** Takes as long for every wrong token, so that none can be guessed letter by letter. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
