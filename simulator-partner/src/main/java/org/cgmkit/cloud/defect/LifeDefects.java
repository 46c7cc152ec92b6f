package org.cgmkit.cloud.defect;

import static org.cgmkit.cloud.workings.PartnerWorkings.answering;
import static org.cgmkit.cloud.workings.PartnerWorkings.opening;

import java.util.List;
import org.cgmkit.cloud.grant.Grant;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.workings.AccessRules;
import org.cgmkit.cloud.workings.Endpoint;
import org.cgmkit.cloud.world.Person;

/** Departures of maintenance and revocation. */
final class LifeDefects {
    private LifeDefects() {}

    static List<PartnerDefect> all() {
        return List.of(
                PartnerDefect.of(
                        "blackout-kills-tokens",
                        "blackout.honest",
                        "During maintenance a refresh is answered invalid_grant.",
                        () -> answering(
                                (endpoint, request, right) -> endpoint == Endpoint.REFRESH && right.status() == 503
                                        ? CloudAnswer.error(400, "invalid_grant", "The refresh token does not count.")
                                        : right)),
                PartnerDefect.of(
                        "revoked-but-served",
                        "revocation.by-user",
                        "After a revocation access tokens open data until they expire.",
                        () -> opening(new AccessRules() {
                            @Override
                            public void revoke(Grant grant) {
                                grant.end(true, false);
                            }
                        })),
                PartnerDefect.of(
                        "revoked-but-refreshed",
                        "revocation.by-user",
                        "After a revocation refresh tokens are renewed.",
                        () -> opening(new AccessRules() {
                            @Override
                            public void revoke(Grant grant) {
                                grant.end(false, true);
                            }
                        })),
                PartnerDefect.of(
                        "unknown-token-is-400",
                        "revocation.by-platform",
                        "The revocation of a token that is not known is answered 400.",
                        () -> answering((endpoint, request, right) -> endpoint == Endpoint.REVOKE
                                        && request.field("token").orElse("").startsWith("invented")
                                ? CloudAnswer.error(400, "invalid_request", "The token is not known.")
                                : right)),
                PartnerDefect.of(
                        "revokes-everyone",
                        "revocation.others",
                        "A revocation ends the grants of all users.",
                        () -> opening(new AccessRules() {
                            @Override
                            public List<Grant> meant(Person user, List<Grant> all) {
                                return all;
                            }
                        })));
    }
}
