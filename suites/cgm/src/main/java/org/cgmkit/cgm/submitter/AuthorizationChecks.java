package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks on how a submitter gets at a receiver (SMART App Launch 2.2; guide, "Patient App to EHR"). */
@ExtendWith(SubjectExtension.class)
class AuthorizationChecks {
    /** A token that does not count is noticed by one request; more than a few say that nobody noticed. */
    private static final int TOO_MANY = 3;

    @Base("submitter.auth.flow")
    @PassiveCheck(Traffic.AUTHORIZATION)
    @DisplayName("The declared SMART flow is done right")
    void doesTheFlowRight(Submitter submitter) {
        List<CapturedExchange> requests = new ArrayList<>();
        List<String> mistakes = switch (submitter.target().access()) {
            case SubmitterAccess.Open open -> throw open();
            case SubmitterAccess.BackendServices services -> {
                requests.addAll(tokenRequests(submitter, "client_credentials"));
                yield ClientAssertionRules.mistakes(services.clientId(), requests);
            }
            case SubmitterAccess.AppLaunch launch -> {
                List<CapturedExchange> asked = authorizations(submitter);
                List<CapturedExchange> codes = tokenRequests(submitter, "authorization_code");
                List<CapturedExchange> tokens = new ArrayList<>(codes);
                tokens.addAll(tokenRequests(submitter, "refresh_token"));
                List<String> found = new ArrayList<>(PkceRules.mistakes(submitter.baseUrl(), asked, codes));
                found.addAll(LaunchRules.mistakes(launch, asked, tokens));
                requests.addAll(asked);
                requests.addAll(tokens);
                yield found;
            }
        };
        if (requests.isEmpty()) {
            throw inconclusive("The submitter did not ask for a token in the whole run.");
        }
        requests.forEach(submitter::show);

        assertNone("mistakes in the authorization", new LinkedHashSet<>(mistakes), "");
        if (requests.stream().noneMatch(e -> OAuthRequests.asksForAToken(e) && e.status() == 200)) {
            throw inconclusive(
                    "The submitter was given no token in the whole run, so its flow was not seen to its end: "
                            + (requests.stream().anyMatch(OAuthRequests::asksForAToken)
                                    ? "its requests for one were refused."
                                    : "it opened the page of the authorization and asked for none."));
        }
    }

    @Expected("submitter.auth.scopes")
    @PassiveCheck(Traffic.AUTHORIZATION)
    @DisplayName("The submitter asks for the guide's scopes, and for no more than it uses")
    void asksForTheScopesOfTheGuide(Submitter submitter) {
        if (submitter.target().access() instanceof SubmitterAccess.Open) {
            throw open();
        }
        Set<String> asked = new LinkedHashSet<>();
        List<CapturedExchange> requests = new ArrayList<>(authorizations(submitter));
        requests.addAll(tokenRequests(submitter, "client_credentials"));
        for (CapturedExchange request : requests) {
            String scope = RequestParameters.of(request).getOrDefault("scope", "");
            asked.addAll(List.of(scope.strip().split("\\s+", -1)));
        }
        asked.remove("");
        if (requests.isEmpty()) {
            throw inconclusive("The submitter did not ask for a token in the whole run.");
        }
        requests.forEach(submitter::show);
        Set<String> read = new LinkedHashSet<>();
        submitter.exchanges().stream()
                .filter(e -> e.method().equals("GET"))
                .filter(e -> e.url().startsWith(submitter.baseUrl() + "/"))
                .forEach(e -> read.add(
                        e.url().substring(submitter.baseUrl().length() + 1).replaceFirst("^([A-Za-z]+).*$", "$1")));
        RequestedScopes scopes = new RequestedScopes(asked, read);

        assertNone("scopes for submitting that are not asked for", scopes.missing(), "");
        if (submitter.attempts().stream().noneMatch(a -> a.status() / 100 == 2)) {
            throw inconclusive(
                    "No submission was accepted in the whole run, so it cannot be said which scopes it uses.");
        }
        assertNone(
                "scopes that go beyond the guide's and what the submitter uses",
                scopes.excessive(),
                "Ask for Observation.cu, DiagnosticReport.cu and Device.cu, and for the reading scopes that are used.");
    }

    @Base("submitter.auth.refresh")
    @DisplayName("An expired token is renewed, and the submission repeated")
    void renewsAnExpiredToken(Submitter submitter) {
        if (submitter.target().access() instanceof SubmitterAccess.Open) {
            throw open();
        }
        submitter.attempts();
        PlayedStep step = submitter.step(StepName.EXPIRED_TOKEN);
        step.exchanges().forEach(submitter::show);
        if (step.exchanges().isEmpty()) {
            throw inconclusive(
                    "Nothing came from the submitter in the step '" + step.title() + "'." + Submitter.missed(step));
        }
        boolean expired = step.exchanges().stream().anyMatch(e -> e.status() == 401 || isRenewal(e));
        if (step.attempts().stream().anyMatch(a -> a.status() / 100 == 2)) {
            if (!expired) {
                throw inconclusive("The submitter came with a new token from the start, so it did not come to the"
                        + " expired one's being refused or renewed.");
            }
            return;
        }
        if (!expired) {
            throw inconclusive(
                    "The submitter did not use its expired token, nor ask for another one, so it cannot be said"
                            + " what it does then." + Submitter.missed(step));
        }
        if (step.exchanges().stream().anyMatch(e -> OAuthRequests.asksForAToken(e) && e.status() / 100 == 4)) {
            throw inconclusive(
                    "The submitter asked for a new token, and its request was refused; see" + " submitter.auth.flow.");
        }
        boolean renewed = step.exchanges().stream().anyMatch(e -> OAuthRequests.asksForAToken(e) && e.status() == 200);
        throw failure(
                "a submission after the token expired",
                "to be accepted with a new token",
                renewed ? "the token was renewed, and nothing was submitted with it" : "no new token was asked for",
                "Take a 401 as a reason to renew the token once, and repeat the request.");
    }

    @Base("submitter.auth.refresh")
    @DisplayName("Submissions stop when the permission is taken back")
    void stopsAfterRevocation(Submitter submitter) {
        if (!submitter.took(StepName.REVOKED_GRANT)) {
            throw notApplicable("There is no permission of a person that could be taken back.");
        }
        submitter.attempts();
        PlayedStep step = submitter.step(StepName.REVOKED_GRANT);
        List<SubmissionAttempt> refused = step.attempts().stream()
                .filter(a -> a.status() == 401 || a.status() == 403)
                .toList();
        List<CapturedExchange> renewals = step.exchanges().stream()
                .filter(e -> OAuthRequests.asksForAToken(e) && e.status() / 100 == 4)
                .toList();
        refused.forEach(submitter::show);
        renewals.forEach(submitter::show);
        if (step.exchanges().isEmpty()) {
            throw inconclusive(
                    "Nothing came from the submitter in the step '" + step.title() + "'." + Submitter.missed(step));
        }
        if (refused.isEmpty()
                && renewals.isEmpty()
                && step.exchanges().stream().noneMatch(e -> e.status() == 401 || e.status() == 403)) {
            throw inconclusive("The submitter did not use what was taken back, so nothing was refused to it."
                    + Submitter.missed(step));
        }
        List<CapturedExchange> withTheOldToken = renewals.isEmpty()
                ? List.of()
                : step.exchanges().stream()
                        .filter(e -> !OAuthRequests.asksForAToken(e) && (e.status() == 401 || e.status() == 403))
                        .filter(e -> e.came().isAfter(renewals.getFirst().answered()))
                        .toList();
        withTheOldToken.forEach(submitter::show);
        if (withTheOldToken.size() > 1) {
            throw failure(
                    "requests after the renewal of the token was refused",
                    "none with the token that no longer counts",
                    "there were " + withTheOldToken.size() + ", such as " + withTheOldToken.getFirst(),
                    "Take a refused renewal as the end of the connection, and tell the user.");
        }
        if (refused.size() >= TOO_MANY || renewals.size() >= TOO_MANY) {
            throw failure(
                    "requests after the permission was taken back",
                    "to stop when the renewal of the token is refused",
                    refused.size() + " submissions and " + renewals.size() + " renewals were refused",
                    "Take a refused renewal as the end of the connection, and tell the user.");
        }
    }

    /** Whether a new token is asked for in place of one that the submitter has. */
    private static boolean isRenewal(CapturedExchange exchange) {
        return OAuthRequests.asksForAToken(exchange)
                && "refresh_token".equals(RequestParameters.of(exchange).get("grant_type"));
    }

    private static RuntimeException open() {
        return notApplicable("The submitter is tested without authorization.");
    }

    private static List<CapturedExchange> authorizations(Submitter submitter) {
        return submitter.exchanges().stream()
                .filter(OAuthRequests::asksForAuthorization)
                .toList();
    }

    private static List<CapturedExchange> tokenRequests(Submitter submitter, String grant) {
        return submitter.exchanges().stream()
                .filter(e -> OAuthRequests.asksForAToken(e)
                        && grant.equals(RequestParameters.of(e).get("grant_type")))
                .toList();
    }
}
