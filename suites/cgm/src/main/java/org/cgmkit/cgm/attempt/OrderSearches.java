package org.cgmkit.cgm.attempt;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.cgmkit.fixtures.order.StandingOrder;
import org.cgmkit.kit.capture.CapturedExchange;

/** The searches for orders among other exchanges (guide, "Learn Submission Preferences"). */
public final class OrderSearches {
    private static final Pattern CODE = Pattern.compile("(^|&)code(:[A-Za-z-]+)?=");

    private OrderSearches() {}

    /** Those among them. */
    public static List<CapturedExchange> in(List<CapturedExchange> exchanges) {
        return exchanges.stream()
                .filter(e -> e.path().matches(".*/ServiceRequest(/_search)?"))
                .toList();
    }

    /** Whether a search can find standing orders: it asks for their code, or for no code. */
    public static boolean isForStandingOrders(CapturedExchange search) {
        String criteria = decoded(criteria(search));
        return !CODE.matcher(criteria).find() || criteria.contains(StandingOrder.CODE);
    }

    /** What is searched for, as it was on the wire. */
    public static String criteria(CapturedExchange search) {
        return search.method().equals("POST") ? search.exchange().body() : search.query();
    }

    private static String decoded(String criteria) {
        try {
            return URLDecoder.decode(criteria, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return criteria;
        }
    }
}
