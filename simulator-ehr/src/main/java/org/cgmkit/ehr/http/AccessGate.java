package org.cgmkit.ehr.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.cgmkit.ehr.authorization.AccessPolicy;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.authorization.PresentedCredential;
import org.cgmkit.ehr.authorization.oauth.BearerChallenge;
import org.cgmkit.ehr.authorization.scope.Interaction;
import org.cgmkit.ehr.authorization.scope.Permission;
import org.cgmkit.ehr.authorization.scope.RequestedInteraction;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.submission.Refusal;
import org.jspecify.annotations.Nullable;

/** Asks for a bearer token (RFC 6750), where the sandbox wants one, and for a scope that opens what is asked for. */
final class AccessGate {
    private static final String SCHEME = "Bearer ";

    /** What becomes of a request for that place below the base. */
    GateDecision at(DataReceiver receiver, String path, HttpServletRequest request) {
        Permission everything = Permission.everything(receiver.options().patient());
        boolean none = receiver.options().token() == null && receiver.authorization() == null;
        AccessPolicy authorizing = receiver.workings().authorizing();
        if (none || authorizing.open().contains(path)) {
            return new GateDecision.Open(everything);
        }
        PresentedCredential shown = shown(receiver, request.getHeader("Authorization"));
        Optional<Permission> permission = authorizing.admittance().apply(shown).map(authorizing.rights());
        return permission
                .map(p -> asked(receiver, path, request, p))
                .orElseGet(() -> new GateDecision.Closed(
                        Refusal.of(
                                401,
                                shown instanceof PresentedCredential.Nothing ? "login" : "security",
                                "Expected this sandbox's bearer token in the Authorization header, but "
                                        + shown.shortcoming()),
                        shown instanceof PresentedCredential.Nothing
                                ? BearerChallenge.plain(receiver.path())
                                : BearerChallenge.invalidToken(receiver.path())));
    }

    /** Tells soon what would come to nothing anyway; which resources are open is looked at where they are known. */
    private static GateDecision asked(
            DataReceiver receiver, String path, HttpServletRequest request, Permission permission) {
        String challenge = BearerChallenge.insufficientScope(receiver.path());
        Optional<RequestedInteraction> asked = RequestedInteraction.of(request.getMethod(), path);
        if (receiver.workings().entrance().isAt(path) && request.getMethod().equals("POST")) {
            return permission.allows(Interaction.CREATE)
                    ? new GateDecision.Open(permission)
                    : new GateDecision.Closed(
                            Refusal.of(
                                    403,
                                    "forbidden",
                                    "Expected a token with a scope such as patient/Observation.c, but none of its scopes"
                                            + " opens a submission."),
                            challenge);
        }
        return asked.filter(a -> !permission.allows(a.interaction(), a.type()))
                .<GateDecision>map(a -> new GateDecision.Closed(Refusal.of(403, "forbidden", a.missing()), challenge))
                .orElseGet(() -> new GateDecision.Open(permission));
    }

    private static PresentedCredential shown(DataReceiver receiver, @Nullable String header) {
        if (header == null) {
            return new PresentedCredential.Nothing();
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new PresentedCredential.OtherScheme();
        }
        String token = header.substring(SCHEME.length()).strip();
        AuthorizationServer server = receiver.authorization();
        if (server != null) {
            return server.judge(token);
        }
        String expected = receiver.options().token();
        return expected != null && same(expected, token)
                ? new PresentedCredential.Valid(
                        Permission.everything(receiver.options().patient()))
                : new PresentedCredential.Unknown();
    }

    /** Takes as long for every wrong token, so that none can be guessed letter by letter. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
