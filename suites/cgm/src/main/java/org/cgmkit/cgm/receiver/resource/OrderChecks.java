package org.cgmkit.cgm.receiver.resource;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SearchResult;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.ResourceLocation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of the orders that a receiver shows over FHIR (guide, "Standing Orders" and "One-Time Orders"). */
@ExtendWith(SubjectExtension.class)
class OrderChecks {
    /** A system that nobody codes by. */
    private static final String OTHER_SYSTEM = "https://cgmkit.example/no-such-system|";

    private static final Set<String> PERIODS = Set.of("submissionPeriod", "lookbackPeriod");

    @Shall("receiver.orders.conform")
    @DisplayName("Orders that are shown conform to their profiles, and are found by patient and code")
    void shownOrdersConform(Receiver receiver) {
        Map<ResourceLocation, JsonNode> orders = new LinkedHashMap<>();
        Set<ResourceLocation> byCode = new HashSet<>();
        SearchResult all = search(receiver, "patient", receiver.patient());
        collect(all, orders, receiver.guide());
        for (OrderKind kind : OrderKind.of(receiver.guide())) {
            SearchResult some = search(receiver, "patient", receiver.patient(), "code", kind.token(receiver.guide()));
            collect(some, orders, receiver.guide());
            byCode.addAll(some.found());
        }
        if (orders.isEmpty()) {
            throw notApplicable("The receiver shows no order for Patient/" + receiver.patient() + " over FHIR.");
        }

        assertNone(
                "orders found for Patient/" + receiver.patient() + " that are about somebody else",
                orders.entrySet().stream()
                        .filter(each -> isOfAnother(receiver, each.getValue()))
                        .map(each -> each.getKey() + " of " + subject(each.getValue()))
                        .toList(),
                "");
        assertNone(
                "orders that a search by a code of another system finds",
                search(
                                receiver,
                                "patient",
                                receiver.patient(),
                                "code",
                                OTHER_SYSTEM
                                        + orders.values()
                                                .iterator()
                                                .next()
                                                .path("code")
                                                .path("coding")
                                                .path(0)
                                                .path("code")
                                                .asText())
                        .found(),
                "A code has a meaning only within its system: a receiver that ignores the system returns orders "
                        + "that merely share the code.");

        List<String> mistakes = new ArrayList<>();
        orders.forEach((location, order) -> mistakes.addAll(mistakes(receiver, location, order)));
        assertNone("orders that do not conform to their profile", mistakes, "");
        assertNone(
                "orders that a search by patient and code does not find",
                orders.keySet().stream().filter(at -> !byCode.contains(at)).toList(),
                "Clients look for their orders by both (guide, \"Standing Orders\").");
    }

    private static SearchResult search(Receiver receiver, String... parameters) {
        SearchResult result = SearchResult.of(receiver, "ServiceRequest", parameters);
        if (Preconditions.forbidden(result.last())) {
            throw inconclusive("The credential may not search for orders (" + result.last()
                    + "): give one that may with --read-token.");
        }
        if (result.last().status() == 404
                || result.last().status() == 405
                || result.last().status() == 501) {
            throw notApplicable("The receiver shows no orders over FHIR: a search of ServiceRequest is answered "
                    + result.last() + ".");
        }
        if (!result.answered()) {
            throw inconclusive(
                    "A search of ServiceRequest by patient and code is not answered (" + OutcomeText.by(result.last())
                            + "); where the capability statement claims it, see receiver.capability.honest.");
        }
        return result;
    }

    private static void collect(SearchResult result, Map<ResourceLocation, JsonNode> orders, GuideVersion guide) {
        result.resources().stream()
                .filter(resource -> resource.path("resourceType").asText().equals("ServiceRequest"))
                .filter(request -> OrderKind.of(request, guide).isPresent())
                .forEach(order -> orders.put(
                        new ResourceLocation("ServiceRequest", order.path("id").asText()), order));
    }

    private static List<String> mistakes(Receiver receiver, ResourceLocation location, JsonNode order) {
        OrderKind kind = OrderKind.of(order, receiver.guide()).orElseThrow();
        return Stream.concat(
                        receiver.mistakes(order.toString(), kind.profile(receiver.guide())).stream()
                                .map(finding -> finding.path() + ": " + finding.message()),
                        uncodedPeriods(order).stream())
                .map(mistake -> location + ": " + mistake)
                .toList();
    }

    /** Periods without a unit's code, which their required binding asks for; the FHIR validator looks at codes that are there only. */
    private static List<String> uncodedPeriods(JsonNode order) {
        List<String> uncoded = new ArrayList<>();
        for (JsonNode extension : order.path("extension")) {
            for (JsonNode part : extension.path("extension")) {
                JsonNode quantity = part.path("valueQuantity");
                if (PERIODS.contains(part.path("url").asText())
                        && quantity.isObject()
                        && quantity.path("code").asText().isEmpty()) {
                    uncoded.add("extension('" + part.path("url").asText()
                            + "').value: has no code, and the profile requires one of units-of-time, such as 'd'");
                }
            }
        }
        return uncoded;
    }

    private static String subject(JsonNode order) {
        return order.path("subject").path("reference").asText();
    }

    /** Whether it says that it is about another patient of this receiver; an identifier alone does not tell. */
    private static boolean isOfAnother(Receiver receiver, JsonNode order) {
        String base = receiver.url("");
        String subject = subject(order).replaceFirst("/_history/[^/]+$", "");
        String relative = subject.startsWith(base) ? subject.substring(base.length()) : subject;
        String here = relative.replaceFirst("^/", "");
        return here.startsWith("Patient/") && !here.equals("Patient/" + receiver.patient());
    }
}
