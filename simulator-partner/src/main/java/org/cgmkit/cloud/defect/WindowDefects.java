package org.cgmkit.cloud.defect;

import static org.cgmkit.cloud.workings.PartnerWorkings.answering;
import static org.cgmkit.cloud.workings.PartnerWorkings.telling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cgmkit.cloud.ask.Ask;
import org.cgmkit.cloud.grant.Grant;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.workings.DataRules;
import org.cgmkit.cloud.workings.Page;
import org.cgmkit.cloud.workings.PartnerWorkings;
import org.cgmkit.cloud.workings.Refusal;
import org.cgmkit.cloud.world.Entry;

/** Departures of windows and pages. */
final class WindowDefects {
    private WindowDefects() {}

    static List<PartnerDefect> all() {
        return List.of(
                PartnerDefect.of(
                        "ignores-from",
                        "data.since",
                        "It answers from a day before the beginning of the window on.",
                        () -> understanding(ask ->
                                ask.from() == null ? ask : ask.from(ask.from().minus(1, ChronoUnit.DAYS)))),
                PartnerDefect.of(
                        "rounds-to-days",
                        "data.since",
                        "It answers from the midnight before the beginning of the window on.",
                        () -> understanding(ask ->
                                ask.from() == null ? ask : ask.from(ask.from().truncatedTo(ChronoUnit.DAYS)))),
                PartnerDefect.of(
                        "ignores-to",
                        "data.window",
                        "It answers for a day more than was asked.",
                        () -> understanding(
                                ask -> ask.to() == null ? ask : ask.to(ask.to().plus(1, ChronoUnit.DAYS)))),
                PartnerDefect.of(
                        "loses-boundary",
                        "data.boundaries",
                        "A record at the beginning of a window is in no window.",
                        () -> filtering((entry, ask) -> !entry.time().equals(ask.from()))),
                PartnerDefect.of(
                        "doubles-boundary",
                        "data.boundaries",
                        "A record at the end of a window is in it, and in the next one.",
                        () -> understanding(
                                ask -> ask.to() == null ? ask : ask.to(ask.to().plusMillis(1)))),
                PartnerDefect.of(
                        "page-overlaps",
                        "data.pages",
                        "A page begins with the last record of the one before.",
                        () -> paging((right, all, ask) -> ask.page() == 0 ? right : shifted(all, ask))),
                PartnerDefect.of(
                        "loses-last-page",
                        "data.pages",
                        "The page before the last one has no cursor.",
                        () -> paging((right, all, ask) ->
                                right.next() + ask.limit() >= all.size() ? new Page(right.entries(), -1) : right)),
                PartnerDefect.of(
                        "endless-cursor",
                        "data.pages",
                        "There is a cursor with the last page, too.",
                        () -> paging(
                                (right, all, ask) -> right.next() < 0 ? new Page(right.entries(), all.size()) : right)),
                PartnerDefect.of(
                        "oversized-page",
                        "data.batch",
                        "Pages hold half as many records again as was agreed.",
                        () -> understanding(ask -> ask.limit(ask.limit() / 2 * 3))),
                PartnerDefect.of(
                        "cuts-long-windows",
                        "data.too-long",
                        "A window that is too long is cut.",
                        () -> passing(Refusal.TOO_LONG)),
                PartnerDefect.of(
                        "bad-window-is-500",
                        "data.malformed",
                        "A window that cannot be read is answered 500.",
                        () -> answering((endpoint, request, right) -> right.status() == 400
                                        && right.json()
                                                .path("error_description")
                                                .asText()
                                                .startsWith("Expected a time")
                                ? right.status(500)
                                : right)),
                PartnerDefect.of(
                        "reversed-window-is-empty",
                        "data.malformed",
                        "A window that ends before it begins is answered with an empty list.",
                        () -> passing(Refusal.REVERSED)),
                PartnerDefect.of(
                        "nothing-is-404",
                        "data.empty",
                        "Where there is nothing to tell the answer is 404.",
                        () -> emptying(right -> CloudAnswer.error(404, "not_found", "There is nothing."))),
                PartnerDefect.of(
                        "nothing-is-null",
                        "data.empty",
                        "Where there is nothing to tell, null stands in place of the list.",
                        () -> emptying(right -> {
                            ObjectNode json = (ObjectNode) right.json();
                            List.of("readings", "deliveries").stream()
                                    .filter(json::has)
                                    .forEach(json::putNull);
                            return right;
                        })));
    }

    /** A page that begins a record too early. */
    private static Page shifted(List<Entry> all, Ask ask) {
        int end = Math.min(all.size(), ask.page() - 1 + ask.limit());
        return new Page(all.subList(ask.page() - 1, end), end < all.size() ? end : -1);
    }

    private static PartnerWorkings understanding(UnaryOperator<Ask> otherwise) {
        return telling(new DataRules() {
            @Override
            public Ask understood(Ask ask) {
                return otherwise.apply(ask);
            }
        });
    }

    /** Which entries are answered. */
    @FunctionalInterface
    interface Kept {
        boolean isKept(Entry entry, Ask ask);
    }

    static PartnerWorkings filtering(Kept kept) {
        return telling(new DataRules() {
            @Override
            public List<Entry> answered(List<Entry> found, Ask ask, Grant grant) {
                List<Entry> answered = new ArrayList<>(found);
                answered.removeIf(each -> !kept.isKept(each, ask));
                return answered;
            }
        });
    }

    /** Changes a page. */
    @FunctionalInterface
    private interface Paging {
        Page page(Page right, List<Entry> all, Ask ask);
    }

    private static PartnerWorkings paging(Paging otherwise) {
        return telling(new DataRules() {
            @Override
            public Page page(Page right, List<Entry> all, Ask ask) {
                return otherwise.page(right, all, ask);
            }
        });
    }

    private static PartnerWorkings passing(Refusal passed) {
        return telling(new DataRules() {
            @Override
            public boolean refuses(Refusal reason) {
                return reason != passed;
            }

            @Override
            public Ask understood(Ask ask) {
                Instant from = ask.from();
                return from == null
                                || ask.to() == null
                                || !from.plus(30, ChronoUnit.DAYS).isBefore(ask.to())
                        ? ask
                        : ask.from(ask.to().minus(30, ChronoUnit.DAYS));
            }
        });
    }

    private static PartnerWorkings emptying(UnaryOperator<CloudAnswer> otherwise) {
        return answering((endpoint, request, right) -> isEmpty(right.json()) ? otherwise.apply(right) : right);
    }

    private static boolean isEmpty(JsonNode json) {
        JsonNode list = json.has("readings") ? json.path("readings") : json.path("deliveries");
        return list.isArray() && list.isEmpty();
    }
}
