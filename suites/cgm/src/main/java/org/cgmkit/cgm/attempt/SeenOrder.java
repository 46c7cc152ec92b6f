package org.cgmkit.cgm.attempt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.fixtures.order.OneTimeOrder;
import org.cgmkit.fixtures.order.StandingOrder;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.kit.capture.CapturedExchange;

/**
 * An order as an app was shown it (guide, "Learn Submission Preferences").
 *
 * @param code what kind of order it is
 * @param active whether it is to be followed
 * @param profiles what its schedules ask for, of what the guide knows
 */
public record SeenOrder(String code, boolean active, Set<Profile> profiles) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String ORDERS = ".*/ServiceRequest(/.*)?";

    public SeenOrder {
        profiles = Set.copyOf(profiles);
    }

    /** The orders in the answers to those exchanges, in their order. */
    public static List<SeenOrder> in(List<CapturedExchange> exchanges) {
        List<SeenOrder> orders = new ArrayList<>();
        exchanges.forEach(e -> orders.addAll(in(e)));
        return orders;
    }

    /** The orders in one answer. */
    public static List<SeenOrder> in(CapturedExchange exchange) {
        return resources(exchange).stream().map(SeenOrder::of).toList();
    }

    /** The same as they stand there. */
    public static List<JsonNode> resources(CapturedExchange exchange) {
        if (!isAnswered(exchange)) {
            return List.of();
        }
        JsonNode answer = read(exchange.answer());
        List<JsonNode> all = new ArrayList<>();
        all.add(answer);
        answer.path("entry").forEach(e -> all.add(e.path("resource")));
        all.removeIf(r -> !r.path("resourceType").asText().equals("ServiceRequest"));
        return all;
    }

    /** Whether an answer says which orders there are, be it none. */
    static boolean isAnswered(CapturedExchange exchange) {
        return exchange.path().matches(ORDERS) && exchange.status() == 200;
    }

    /** Whether it is to be answered again and again. */
    public boolean isStanding() {
        return code.equals(StandingOrder.CODE);
    }

    /** Whether it is to be answered once. */
    public boolean isOneTime() {
        return code.equals(OneTimeOrder.CODE);
    }

    /** The order that a ServiceRequest is; its code is that of one of the guide's kinds, or else empty. */
    public static SeenOrder of(JsonNode request) {
        Set<Profile> profiles = EnumSet.noneOf(Profile.class);
        for (JsonNode extension : request.path("extension")) {
            for (JsonNode part : extension.path("extension")) {
                if (part.path("url").asText().equals("submissionDataProfile")) {
                    asked(part.path("valueCanonical").asText()).ifPresent(profiles::add);
                }
            }
        }
        List<String> codes = request.path("code").findValuesAsText("code");
        return new SeenOrder(
                Stream.of(StandingOrder.CODE, OneTimeOrder.CODE)
                        .filter(codes::contains)
                        .findFirst()
                        .orElse(""),
                request.path("status").asText().equals("active"),
                profiles);
    }

    /** A profile that a schedule names, under the base of whichever version. */
    private static Optional<Profile> asked(String canonical) {
        String url = canonical.split("\\|", 2)[0];
        return Profile.byId(url.substring(url.lastIndexOf('/') + 1));
    }

    private static JsonNode read(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
