package org.cgmkit.cgm.receiver.access;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.guide.cgm.GuideScopes;
import org.cgmkit.kit.authorization.AccessToken;
import org.cgmkit.kit.authorization.ExpiredToken;
import org.cgmkit.kit.authorization.SmartScope;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.BaseEach;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.config.Authorization;
import org.cgmkit.kit.config.Authorization.BackendServices;
import org.cgmkit.kit.config.Authorization.StandaloneLaunch;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.NoTokenException;
import org.cgmkit.kit.wire.Request;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks of whom a receiver lets in, and to what (SMART App Launch, "Access FHIR API"; guide, "Patient App to EHR"). */
@ExtendWith(SubjectExtension.class)
class AuthorizationChecks {
    private static final String CHECK_TOKENS =
            "Anyone who finds the address could write to a patient's record: check the token before reading "
                    + "the body.";

    @Base("receiver.auth.required")
    @Creates({"2 Observation"})
    @DisplayName("A submission without a token is refused, and nothing of it is stored")
    void refusesNoToken(Receiver receiver) {
        assumeCredential(receiver);
        Preconditions.assumeAcceptsReadings(receiver);

        TokenProbe.of(receiver, "no token", "").assertRefused(401, CHECK_TOKENS);
    }

    @Base("receiver.auth.required")
    @Creates({"2 Observation"})
    @DisplayName("A submission with a broken token is refused, and nothing of it is stored")
    void refusesABrokenToken(Receiver receiver) {
        assumeCredential(receiver);
        Preconditions.assumeAcceptsReadings(receiver);
        String broken = receiver.access().broken().orElseThrow();

        TokenProbe.of(receiver, "a broken token", broken)
                .assertRefused(
                        401,
                        CHECK_TOKENS
                                + " This token differs from a valid one in a single character (of the signature, if it is signed).");
    }

    @Base("receiver.auth.required")
    @Creates({"2 Observation"})
    @DisplayName("A submission with an expired token is refused, and nothing of it is stored")
    void refusesAnExpiredToken(Receiver receiver) {
        assumeCredential(receiver);
        ExpiredToken expired = receiver.access()
                .expired()
                .orElseThrow(() -> notTested("No expired token is available: give one as 'expiredToken' or "
                        + "'expiredTokenFile' under 'authorization' in the target file."));
        Preconditions.assumeAcceptsReadings(receiver);

        TokenProbe probe = TokenProbe.of(receiver, expired.toString(), Request.BEARER + " " + expired.value());

        if (probe.letIn() && expired.maybeWithinLeeway()) {
            throw inconclusive("A submission with " + expired + " was let in (" + probe.answer()
                    + "), which may be meant for clocks that differ: give an older one as 'expiredToken'.");
        }
        probe.assertRefused(401, "A token is valid until it expires, and no longer.");
    }

    @BaseEach("receiver.auth.scopes")
    @EnumSource(NarrowScope.class)
    @Creates({"6 Observation"})
    @DisplayName("A submission with a token that lacks the scope is refused, and nothing of it is stored")
    void refusesWhatTheScopesDoNotOpen(NarrowScope narrow, Receiver receiver) {
        assumeNarrowTokens(receiver);
        Preconditions.assumeAcceptsReadings(receiver);
        String scope = narrow.at(level(receiver.authorization()));
        AccessToken token = tokenFor(receiver, scope);
        if (lets(token, "Observation", "laboratory")) {
            throw inconclusive("A token for '" + scope + "' was asked for, and the authorization server gave one for '"
                    + String.join(" ", token.scopes()) + "', which lets readings in: it gives more than is asked for.");
        }

        TokenProbe.of(receiver, narrow + " ('" + String.join(" ", token.scopes()) + "')", bearer(token))
                .assertRefused(
                        403,
                        "Check each entry against the token's scopes: its type, and its category where a scope names "
                                + "one.");
    }

    @Base("receiver.auth.scopes")
    @Creates({"2 Observation"})
    @DisplayName("A submission with a token that may only read is refused, and nothing of it is stored")
    void refusesAReadOnlyToken(Receiver receiver) {
        assumeCredential(receiver);
        String readOnly = receiver.access()
                .readOnly()
                .orElseThrow(() -> notTested("No read-only token is available: give one as "
                        + "'readOnlyToken' or 'readOnlyTokenFile' under 'authorization' in the target file."));
        Preconditions.assumeAcceptsReadings(receiver);

        TokenProbe.of(receiver, "a token that may only read", readOnly)
                .assertRefused(403, "A token permits what its scopes say, and nothing else.");
    }

    @Base("receiver.auth.scopes")
    @Creates({"2 Device", "2 DiagnosticReport", "2 Observation"})
    @DisplayName("The scopes that the guide lists are enough for a submission")
    void letsInWhatTheGuidesScopesOpen(Receiver receiver) {
        assumeNarrowTokens(receiver);
        List<String> scopes = GuideScopes.data(receiver.guide(), level(receiver.authorization()));
        AccessToken token = tokenFor(receiver, String.join(" ", scopes));
        Submission submission = SampleSubmissions.fewTypes(receiver.context());

        Exchange answer = receiver.submitShowing(bearer(token), submission);

        List<String> refused = refusedForScopes(answer, submission);
        if (!refused.isEmpty()) {
            assumeGiven(token);
            assumeOtherwiseLetIn(receiver);
        }
        assertNone(
                "what is refused with the guide's scopes ('" + String.join(" ", token.scopes()) + "')",
                refused,
                TrapAdvice.on(receiver.guide(), "category-only-in-scopes"));
        // What is refused for another reason was not let in by the scopes.
        Preconditions.assumeAnyAccepted(answer);
    }

    /** What was refused for want of a permission: the whole, or the entries that were. */
    private static List<String> refusedForScopes(Exchange answer, Submission submission) {
        return Preconditions.forbidden(answer)
                ? List.of("the whole submission (" + OutcomeText.by(answer) + ")")
                : answer.positions(e -> e.status() == 401 || e.status() == 403).stream()
                        .map(i -> "entry[" + i + "] ("
                                + submission.resource(i).path("resourceType").asText() + ") '"
                                + answer.entry(i).statusText() + "'")
                        .toList();
    }

    /** What is refused to the kit's own token as well is not refused for these scopes. */
    private static void assumeOtherwiseLetIn(Receiver receiver) {
        Exchange own = receiver.submit(SampleSubmissions.fewTypes(receiver.context()));
        boolean same = ownScopes(receiver.authorization())
                .containsAll(GuideScopes.data(receiver.guide(), level(receiver.authorization())));
        if (!same && Preconditions.forbidden(own)) {
            throw inconclusive("A submission is refused with the target's own scopes too (" + OutcomeText.by(own)
                    + "), so nothing can be said of the guide's.");
        }
    }

    private static void assumeGiven(AccessToken token) {
        if (!lets(token, "Observation", "laboratory")
                || !lets(token, "DiagnosticReport", "LAB")
                || !lets(token, "Device", "")) {
            throw inconclusive("The authorization server does not give the guide's scopes, but '"
                    + String.join(" ", token.scopes()) + "': register the kit for them.");
        }
    }

    private static boolean lets(AccessToken token, String type, String category) {
        return token.scopes().stream()
                .map(SmartScope::of)
                .flatMap(Optional::stream)
                .anyMatch(scope -> scope.letsCreate(type, category));
    }

    private static AccessToken tokenFor(Receiver receiver, String scopes) {
        try {
            return receiver.tokenFor(scopes);
        } catch (NoTokenException e) {
            if (e.isBroken()) {
                throw e;
            }
            throw inconclusive(
                    "No token for '" + scopes + "' alone could be had, so this check cannot decide. " + e.why());
        }
    }

    private static void assumeCredential(Receiver receiver) {
        if (receiver.access().credential().isEmpty()) {
            throw notApplicable("The target declares no authorization.");
        }
    }

    private static void assumeNarrowTokens(Receiver receiver) {
        assumeCredential(receiver);
        if (!receiver.access().canNarrow()) {
            throw notTested(
                    "Only a token is given, and its scopes are unknown: declare 'backendServices' or 'standalone' "
                            + "under 'authorization' in the target file, so that the kit can ask for tokens with other scopes.");
        }
    }

    private static List<String> ownScopes(Authorization authorization) {
        return switch (authorization) {
            case BackendServices services -> List.of(services.scopes().split(" "));
            case StandaloneLaunch launch -> List.of(launch.scopes().split(" "));
            default -> List.of();
        };
    }

    /** The level of the data scopes that the target declares, or else the usual one. */
    private static String level(Authorization authorization) {
        return ownScopes(authorization).stream()
                .flatMap(scope -> SmartScope.of(scope).stream())
                .map(SmartScope::level)
                .findFirst()
                .orElse(authorization instanceof BackendServices ? "system" : "patient");
    }

    private static String bearer(AccessToken token) {
        return Request.BEARER + " " + token.value();
    }
}
