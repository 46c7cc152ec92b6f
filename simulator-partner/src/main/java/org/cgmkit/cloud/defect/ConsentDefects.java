package org.cgmkit.cloud.defect;

import static org.cgmkit.cloud.workings.PartnerWorkings.answering;
import static org.cgmkit.cloud.workings.PartnerWorkings.consenting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cgmkit.cloud.grant.OAuthClient;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.workings.ConsentRules;
import org.cgmkit.cloud.workings.Endpoint;
import org.cgmkit.cloud.workings.PartnerWorkings;
import org.cgmkit.cloud.world.Person;

/** Departures of documentation, sign-in and consent. */
final class ConsentDefects {
    private ConsentDefects() {}

    static List<PartnerDefect> all() {
        return List.of(
                PartnerDefect.of(
                        "moved-endpoint",
                        "setup.endpoints",
                        "Devices have moved to another address, and the old one answers 404.",
                        () -> answering((endpoint, request, right) -> endpoint == Endpoint.DEVICES
                                ? CloudAnswer.error(404, "not_found", "There is nothing here.")
                                : right)),
                PartnerDefect.of(
                        "answers-with-token",
                        "oauth.code",
                        "The browser is sent back with a token in place of a code.",
                        () -> sendingBack(true, right -> renamed(right, "code", "access_token"))),
                PartnerDefect.of(
                        "drops-state",
                        "oauth.state",
                        "The state does not come back with a code.",
                        () -> sendingBack(true, right -> without(right, "state"))),
                PartnerDefect.of(
                        "drops-state-on-denial",
                        "oauth.state",
                        "The state does not come back with an error.",
                        () -> sendingBack(false, right -> without(right, "state"))),
                PartnerDefect.of(
                        "redirects-anywhere",
                        "oauth.redirect-uri",
                        "It sends browsers to any address.",
                        () -> consenting(new ConsentRules() {
                            @Override
                            public boolean isRegistered(OAuthClient client, String redirectUri) {
                                return true;
                            }
                        })),
                PartnerDefect.of(
                        "redirects-by-prefix",
                        "oauth.redirect-uri",
                        "It sends browsers to any address that begins as a registered one does.",
                        () -> consenting(new ConsentRules() {
                            @Override
                            public boolean isRegistered(OAuthClient client, String redirectUri) {
                                return client.redirectUris().stream().anyMatch(redirectUri::startsWith);
                            }
                        })),
                PartnerDefect.of(
                        "denies-in-own-words",
                        "oauth.denied",
                        "A refusal comes back as user_cancelled.",
                        () -> sendingBack(false, right -> {
                            Map<String, String> changed = new LinkedHashMap<>(right);
                            changed.replace("error", "access_denied", "user_cancelled");
                            return changed;
                        })),
                PartnerDefect.of(
                        "banned-after-revocation",
                        "revocation.again",
                        "Who has revoked access once cannot agree again.",
                        () -> consenting(new ConsentRules() {
                            @Override
                            public boolean mayAgree(Person person, boolean revokedBefore) {
                                return !revokedBefore;
                            }
                        })));
    }

    private static PartnerWorkings sendingBack(boolean whenAgreed, UnaryOperator<Map<String, String>> change) {
        return consenting(new ConsentRules() {
            @Override
            public Map<String, String> sentBack(Map<String, String> right, boolean agreed) {
                return agreed == whenAgreed ? change.apply(right) : right;
            }
        });
    }

    private static Map<String, String> without(Map<String, String> right, String name) {
        Map<String, String> changed = new LinkedHashMap<>(right);
        changed.remove(name);
        return changed;
    }

    private static Map<String, String> renamed(Map<String, String> right, String from, String to) {
        Map<String, String> changed = without(right, from);
        changed.put(to, right.getOrDefault(from, ""));
        return changed;
    }
}
