package org.cgmkit.partner.platform;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.partner.watch.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** How users connect (partner guide, "Authentication and Authorization"; RFC 6749). */
@ExtendWith(SubjectExtension.class)
class ConnectChecks {
    /** So many letters of base64url hold 128 bits. */
    private static final int LETTERS = 22;

    private static final List<String> SECRETS =
            List.of("client_secret", "access_token", "refresh_token", "client_assertion", "code_verifier");

    private static List<Seen> all(Platform platform, Kind kind) {
        List<Seen> all = platform.play().seen().stream()
                .filter(each -> each.kind() == kind)
                .toList();
        if (all.isEmpty()) {
            throw inconclusive("Nobody came to the consent page, so this check cannot decide.");
        }
        return all;
    }

    @Base("platform.auth.request")
    @DisplayName("Browsers come with what was registered")
    void asksWithWhatWasRegistered(Platform platform) {
        List<String> wrong = new ArrayList<>();
        Set<String> scope = words(platform.target().mapping().oauth().scope());
        for (Seen each : all(platform, Kind.AUTHORIZE)) {
            int before = wrong.size();
            note(wrong, each, "response_type", each.asked("response_type").equals("code"), "code");
            note(
                    wrong,
                    each,
                    "client_id",
                    each.asked("client_id").equals(platform.target().client().id()),
                    platform.target().client().id());
            note(
                    wrong,
                    each,
                    "redirect_uri",
                    platform.target().client().redirectUris().contains(each.asked("redirect_uri")),
                    "one of " + platform.target().client().redirectUris());
            note(
                    wrong,
                    each,
                    "scope",
                    words(each.asked("scope")).equals(scope),
                    platform.target().mapping().oauth().scope());
            if (wrong.size() > before) {
                platform.show(List.of(each));
            }
        }
        assertNone(
                "parameters of requests for authorization that are not what was agreed",
                wrong.stream().distinct().toList(),
                "");
    }

    private static Set<String> words(String scope) {
        return Set.of(scope.split(" ", -1)).stream()
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
    }

    private static void note(List<String> wrong, Seen seen, String name, boolean right, String expected) {
        if (!right) {
            wrong.add(name + " is '" + seen.asked(name) + "' in place of " + expected);
        }
    }

    @Base("platform.auth.state")
    @DisplayName("The state is new, cannot be guessed, and is compared")
    void comparesItsState(Platform platform) {
        List<String> wrong = new ArrayList<>();
        Set<String> states = new HashSet<>();
        for (Seen each : all(platform, Kind.CONSENT)) {
            String state = each.sent("state");
            if (state.isEmpty()) {
                wrong.add("there was none");
            } else if (!states.add(state)) {
                wrong.add("'" + state + "' came twice");
            } else if (state.length() < LETTERS) {
                wrong.add("'" + state + "' has " + state.length() + " letters, and " + LETTERS + " are needed");
            }
        }
        List<Seen> believed = platform.play().in(Step.FORGED).stream()
                .filter(each -> each.kind() == Kind.CODE)
                .toList();
        platform.show(believed);
        if (!believed.isEmpty()) {
            wrong.add("a browser came back with another state than it was sent with, and its code was redeemed");
        }
        if (platform.play().open().containsKey(Step.FORGED)) {
            platform.log().remark("Whether the state is compared was not tried.");
        }
        assertNone("what is wrong with the state", wrong.stream().distinct().toList(), "");
    }

    @Base("platform.auth.pkce")
    @DisplayName("Codes are bound by S256")
    void bindsCodes(Platform platform) {
        List<String> wrong = new ArrayList<>();
        for (Seen each : all(platform, Kind.AUTHORIZE)) {
            if (each.asked("code_challenge").isEmpty()) {
                wrong.add("no code challenge");
            } else if (!each.asked("code_challenge_method").equals("S256")) {
                wrong.add("the method '" + each.asked("code_challenge_method") + "'");
            }
        }
        assertNone(
                "requests for authorization without S256",
                wrong.stream().distinct().toList(),
                "");
    }

    @Base("platform.auth.code-once")
    @DisplayName("Each code is sent once")
    void sendsCodesOnce(Platform platform) {
        Map<String, List<Seen>> codes = all(platform, Kind.CODE).stream()
                .filter(each -> !each.sent("code").isEmpty())
                .collect(Collectors.groupingBy(each -> each.sent("code"), TreeMap::new, Collectors.toList()));
        List<List<Seen>> twice =
                codes.values().stream().filter(each -> each.size() > 1).toList();
        twice.forEach(platform::show);
        assertNone(
                "codes that came more than once",
                twice.stream()
                        .map(each -> "one of " + each.getFirst().account() + " came " + each.size() + " times")
                        .toList(),
                "The first request may have used the code up (trap 16).");
    }

    @Base("platform.auth.secrets")
    @DisplayName("No secret stands in an address")
    void keepsSecretsOutOfAddresses(Platform platform) {
        List<Seen> telling = all(platform, Kind.CODE).isEmpty()
                ? List.of()
                : platform.play().seen().stream()
                        .filter(each -> SECRETS.stream().anyMatch(each.query()::containsKey))
                        .toList();
        platform.show(telling);
        assertNone(
                "requests with a secret in their address",
                telling.stream()
                        .map(each -> each.method() + " " + each.path() + " with "
                                + SECRETS.stream()
                                        .filter(each.query()::containsKey)
                                        .collect(Collectors.joining(" and ")))
                        .distinct()
                        .toList(),
                "Addresses are kept in logs.");
    }

    @Expected("platform.auth.denied")
    @DisplayName("A no leaves nothing connected")
    void takesANo(Platform platform) {
        List<Seen> denied = platform.in(Step.DENIED);
        if (denied.stream().noneMatch(each -> each.kind() == Kind.CONSENT)) {
            throw inconclusive("Nobody said no on the consent page, so this check cannot decide.");
        }
        List<Seen> asked =
                denied.stream().filter(each -> each.kind() == Kind.CODE).toList();
        platform.show(asked);
        List<String> wrong = new ArrayList<>();
        if (!asked.isEmpty()) {
            wrong.add("tokens were asked for");
        }
        if (platform.state(platform.second(), Step.DENIED).equals("connected")) {
            wrong.add("the state is connected");
        }
        assertNone("what followed a no on the consent page", wrong, "Look at 'error' before 'code'.");
    }

    @Expected("platform.auth.clinician")
    @DisplayName("A clinician's request waits for the patient, whose data they are")
    void waitsForThePatient(Platform platform) {
        List<Seen> early = platform.in(Step.INVITED).stream()
                .filter(each -> each.kind().isBrowser() || each.kind() == Kind.CODE)
                .toList();
        platform.show(early);
        assertNone("requests before the patient acted", early, "The patient agrees, and nobody else.");
        platform.span(Step.CLINICIAN);
        if (platform.transfers(platform.second(), Step.CLINICIAN).isEmpty()) {
            throw inconclusive("There was no transfer after the patient had connected, so this check cannot decide.");
        }
        JsonNode readout = platform.play().readouts().get(Step.CLINICIAN);
        if (readout == null) {
            platform.log().remark("Whose the data are was not looked at, as there is no readout.");
            return;
        }
        Set<String> users = new HashSet<>(platform.play().users());
        Function<String, List<String>> strangers = list -> {
            Set<String> names = new HashSet<>();
            readout.path(list).forEach(each -> names.add(each.path("user").asText()));
            names.removeAll(users);
            return List.copyOf(names);
        };
        assertNone("owners of connections who are not the patient", strangers.apply("connections"), "");
        assertNone("owners of records who are not the patient", strangers.apply("records"), "");
    }
}
