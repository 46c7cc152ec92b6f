package org.cgmkit.cloud.defect;

import static org.cgmkit.cloud.workings.PartnerWorkings.answering;
import static org.cgmkit.cloud.workings.PartnerWorkings.opening;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.cgmkit.cloud.grant.Grant;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.workings.AccessRules;
import org.cgmkit.cloud.workings.Endpoint;
import org.cgmkit.cloud.world.Person;

/** Departures of who gets whose data, and how fast. */
final class AccessDefects {
    private static final Set<Endpoint> DATA = Set.of(Endpoint.DEVICES, Endpoint.GLUCOSE, Endpoint.INSULIN);
    private static final int EACH = 25;

    private AccessDefects() {}

    static List<PartnerDefect> all() {
        return List.of(
                PartnerDefect.of(
                        "serves-everybody",
                        "tokens.required",
                        "Who shows no token or an invented one gets somebody's data.",
                        () -> opening(new AccessRules() {
                            @Override
                            public Optional<Person> openedToStrangers() {
                                return Optional.of(Person.ALL.getFirst());
                            }
                        })),
                PartnerDefect.of(
                        "no-challenge",
                        "tokens.required",
                        "A 401 does not say which scheme is expected.",
                        () -> answering((endpoint, request, right) -> right.without("WWW-Authenticate"))),
                PartnerDefect.of(
                        "serves-expired",
                        "tokens.expired",
                        "Tokens open data after their end.",
                        () -> opening(new AccessRules() {
                            @Override
                            public boolean lives(Instant end, Instant now) {
                                return end.isAfter(Instant.MIN);
                            }
                        })),
                PartnerDefect.of(
                        "expired-is-403",
                        "tokens.expired-status",
                        "A token that opens nothing is answered 403 where it is one that was issued.",
                        () -> answering((endpoint, request, right) -> DATA.contains(endpoint)
                                        && right.status() == 401
                                        && !request.bearer().isEmpty()
                                        && !request.bearer().startsWith("invented")
                                ? right.status(403)
                                : right)),
                PartnerDefect.of(
                        "serves-any-user",
                        "tokens.user",
                        "Every token opens the same person's data.",
                        () -> opening(new AccessRules() {
                            @Override
                            public Person opened(Grant grant, boolean renewed) {
                                return Person.ALL.getFirst();
                            }
                        })),
                PartnerDefect.of(
                        "refresh-swaps-user",
                        "tokens.user",
                        "After a refresh the token opens another person's data.",
                        () -> opening(new AccessRules() {
                            @Override
                            public Person opened(Grant grant, boolean renewed) {
                                return renewed
                                        ? Person.ALL.stream()
                                                .filter(each -> !each.equals(grant.person()))
                                                .findFirst()
                                                .orElseThrow()
                                        : grant.person();
                            }
                        })),
                PartnerDefect.of(
                        "throttles-early",
                        "throttling.agreed",
                        "Every 25th call is answered 429, however slowly calls come.",
                        () -> {
                            AtomicInteger calls = new AtomicInteger();
                            return answering((endpoint, request, right) ->
                                    DATA.contains(endpoint) && right.succeeds() && calls.incrementAndGet() % EACH == 0
                                            ? CloudAnswer.error(429, "too_many_requests", "Wait.")
                                                    .with("Retry-After", "0")
                                            : right);
                        }),
                PartnerDefect.of(
                        "throttled-for-ever",
                        "throttling.well-formed",
                        "Who was throttled once is so after the wait, too.",
                        () -> opening(new AccessRules() {
                            @Override
                            public int throttled() {
                                return 4;
                            }
                        })),
                PartnerDefect.of(
                        "throttles-with-data",
                        "throttling.well-formed",
                        "A 429 holds readings.",
                        () -> answering((endpoint, request, right) -> right.status() == 429
                                ? right.json(JsonNodeFactory.instance
                                        .objectNode()
                                        .set(
                                                "readings",
                                                JsonNodeFactory.instance
                                                        .arrayNode()
                                                        .add(JsonNodeFactory.instance
                                                                .objectNode()
                                                                .put("value", 100))))
                                : right)));
    }
}
