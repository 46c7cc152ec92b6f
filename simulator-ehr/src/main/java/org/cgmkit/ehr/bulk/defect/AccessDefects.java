package org.cgmkit.ehr.bulk.defect;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.authorization.client.AssertionRules;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.bulk.content.BulkWorld;
import org.cgmkit.ehr.bulk.content.Level;
import org.cgmkit.ehr.bulk.wire.BulkAnswer;
import org.cgmkit.ehr.bulk.wire.BulkRequest;
import org.cgmkit.ehr.bulk.wire.Place;
import org.cgmkit.ehr.bulk.workings.SourceRules;

/** Departures in what is declared and in who is let in. */
final class AccessDefects {
    private AccessDefects() {}

    static List<BulkDefect> all() {
        return List.of(
                BulkDefect.of(
                        "lists-system-export",
                        "capability.honest",
                        "Declares the export of everything, which it does not have.",
                        () -> new SourceRules() {
                            @Override
                            public BulkAnswer answered(Place place, BulkRequest request, BulkAnswer right) {
                                return request.path().equals(Level.SYSTEM.path())
                                        ? BulkAnswer.refusal(404, "not-found", "There is no such export here.")
                                        : right;
                            }
                        }),
                BulkDefect.of(
                        "open-status",
                        "auth.required",
                        "The status of a job opens to anybody.",
                        () -> opening(Place.STATUS)),
                BulkDefect.of("open-files", "auth.required", "Files open to anybody.", () -> opening(Place.FILE)),
                BulkDefect.of(
                        "ignores-scopes",
                        "auth.scopes",
                        "Exports types that the token does not open.",
                        () -> new SourceRules() {
                            @Override
                            public Set<String> types(Set<String> asked, Set<String> open, Level level) {
                                return super.types(asked, Set.copyOf(BulkWorld.TYPES), level);
                            }
                        }),
                BulkDefect.of(
                        "shares-jobs", "auth.other-client", "Every client sees all jobs.", () -> new SourceRules() {
                            @Override
                            public boolean sees(String owner, String client) {
                                return true;
                            }
                        }),
                BulkDefect.of(
                        "any-audience",
                        "auth.assertion",
                        "Takes assertions for any audience.",
                        () -> asserting(new AssertionRules() {
                            @Override
                            public boolean isFor(List<String> audience, Set<String> addresses) {
                                return true;
                            }
                        })),
                BulkDefect.of(
                        "hour-long-assertions",
                        "auth.assertion",
                        "Takes assertions that count for an hour.",
                        () -> asserting(new AssertionRules() {
                            @Override
                            public Duration longest() {
                                return Duration.ofHours(1);
                            }
                        })),
                BulkDefect.of(
                        "jti-twice",
                        "auth.assertion",
                        "Takes an assertion twice.",
                        () -> asserting(new AssertionRules() {
                            @Override
                            public boolean countsOnce() {
                                return false;
                            }
                        })),
                BulkDefect.of(
                        "any-kid",
                        "auth.assertion",
                        "Takes the first key where it does not know the kid.",
                        () -> asserting(new AssertionRules() {
                            @Override
                            public Optional<JWK> key(RegisteredClient client, String kid) {
                                return super.key(client, kid)
                                        .or(() ->
                                                keys(client).getKeys().stream().findFirst());
                            }
                        })),
                BulkDefect.of(
                        "any-signature",
                        "auth.assertion",
                        "Does not check signatures.",
                        () -> asserting(new AssertionRules() {
                            @Override
                            public boolean checksSignature() {
                                return false;
                            }
                        })),
                BulkDefect.of(
                        "caches-keys-for-ever",
                        "auth.rotation",
                        "Reads the keys of a client once.",
                        () -> asserting(new Remembering(false))),
                BulkDefect.of(
                        "trusts-removed-key",
                        "auth.rotation",
                        "Keeps the keys that a client has removed.",
                        () -> asserting(new Remembering(true))));
    }

    private static SourceRules opening(Place open) {
        return new SourceRules() {
            @Override
            public boolean opensWithoutToken(Place place) {
                return place == open;
            }
        };
    }

    private static SourceRules asserting(AssertionRules assertions) {
        return new SourceRules() {
            @Override
            public AssertionRules assertions() {
                return assertions;
            }
        };
    }

    /** Keeps keys by client. */
    private static final class Remembering extends AssertionRules {
        private final boolean learns;
        private final Map<String, Set<JWK>> known = new HashMap<>();

        Remembering(boolean learns) {
            this.learns = learns;
        }

        @Override
        public synchronized JWKSet keys(RegisteredClient client) {
            Set<JWK> keys = known.computeIfAbsent(client.id(), id -> new HashSet<>());
            if (keys.isEmpty() || learns) {
                keys.addAll(super.keys(client).getKeys());
            }
            return new JWKSet(new ArrayList<>(keys));
        }
    }
}
