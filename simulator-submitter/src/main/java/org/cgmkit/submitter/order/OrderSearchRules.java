package org.cgmkit.submitter.order;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.submitter.setup.OrderKind;

/**
 * How the app looks for orders.
 *
 * @param query what it searches for
 * @param again whether it looks more than once
 * @param heeding what it follows, given what it followed before and what it has found now
 * @param unknown what it follows where the receiver does not say what is ordered, given what it would do by itself;
 *     empty where that is nothing
 */
public record OrderSearchRules(
        Query query, boolean again, BinaryOperator<Orders> heeding, Function<Orders, Optional<Orders>> unknown) {

    /** The query of a search for orders. */
    @FunctionalInterface
    public interface Query {
        /** The query, without a question mark. */
        String of(OrderKind kind, String patient);
    }

    /**
     * By patient and code, again and again, and what is found counts. The code stands by itself in the usual version of the
     * guide, and with the system in the others, as apps do both.
     */
    public static OrderSearchRules sound(GuideVersion guide) {
        String system = guide == GuideVersion.usual()
                ? ""
                : URLEncoder.encode(guide.codeSystem() + "|", StandardCharsets.UTF_8);
        return new OrderSearchRules(
                (kind, patient) -> "patient=" + patient + "&code=" + system + kind.code(),
                true,
                (before, found) -> found,
                own -> Optional.empty());
    }

    /** The same with another query. */
    public OrderSearchRules asking(Query other) {
        return new OrderSearchRules(other, again, heeding, unknown);
    }

    /** The same that looks once. */
    public OrderSearchRules once() {
        return new OrderSearchRules(query, false, heeding, unknown);
    }

    /** The same that heeds orders in another way. */
    public OrderSearchRules heeding(BinaryOperator<Orders> other) {
        return new OrderSearchRules(query, again, other, unknown);
    }

    /** The same that does what it would do by itself where it does not learn what is ordered. */
    public OrderSearchRules guessing() {
        return new OrderSearchRules(query, again, heeding, Optional::of);
    }
}
