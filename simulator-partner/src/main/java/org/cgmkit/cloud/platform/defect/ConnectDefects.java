package org.cgmkit.cloud.platform.defect;

import static org.cgmkit.cloud.platform.workings.PlatformWorkings.connecting;

import java.util.List;
import org.cgmkit.cloud.platform.workings.ConnectRules;

/** Departures of how users connect. */
final class ConnectDefects {
    private ConnectDefects() {}

    static List<PlatformDefect> all() {
        return List.of(
                PlatformDefect.of(
                        "other-redirect",
                        "auth.request",
                        "Browsers are sent to the partner with a redirect address that was not told at setup.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public String redirectUri(String registered) {
                                return registered + "/other";
                            }
                        })),
                PlatformDefect.of(
                        "fixed-state",
                        "auth.state",
                        "The state is the same each time.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public String state(String random) {
                                return "a-state-that-is-always-the-same";
                            }
                        })),
                PlatformDefect.of(
                        "short-state",
                        "auth.state",
                        "The state has eight letters.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public String state(String random) {
                                return random.substring(0, 8);
                            }
                        })),
                PlatformDefect.of(
                        "accepts-any-state",
                        "auth.state",
                        "A browser is believed whatever state it brings.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public boolean believes(String sent, String came) {
                                return true;
                            }
                        })),
                PlatformDefect.of(
                        "plain-pkce",
                        "auth.pkce",
                        "The code challenge is the verifier itself.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public String challengeMethod() {
                                return "plain";
                            }
                        })),
                PlatformDefect.of(
                        "sends-code-twice",
                        "auth.code-once",
                        "Each code is sent twice.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public int exchanges() {
                                return 2;
                            }
                        })),
                PlatformDefect.of(
                        "secret-in-address",
                        "auth.secrets",
                        "The client's secret stands in the address of the token endpoint, too.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public boolean hasSecretInAddress() {
                                return true;
                            }
                        })),
                PlatformDefect.of(
                        "token-in-address",
                        "auth.secrets",
                        "The access token stands in the addresses of questions for data, too.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public boolean hasTokenInAddress() {
                                return true;
                            }
                        })),
                PlatformDefect.of(
                        "connects-after-no",
                        "auth.denied",
                        "Tokens are asked for although the user has not agreed.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public boolean asksAfterNo() {
                                return true;
                            }
                        })),
                PlatformDefect.of(
                        "asks-for-the-clinician",
                        "auth.clinician",
                        "The partner is asked as soon as a clinician invites a patient.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public boolean asksForClinician() {
                                return true;
                            }
                        })),
                PlatformDefect.of(
                        "lands-with-clinician",
                        "auth.clinician",
                        "The connection that a clinician has asked for is the clinician's.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public String owner(String patient, String clinician) {
                                return clinician;
                            }
                        })));
    }
}
