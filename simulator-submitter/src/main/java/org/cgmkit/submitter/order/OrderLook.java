package org.cgmkit.submitter.order;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
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
public record OrderLook(
        Query query, boolean again, BinaryOperator<Orders> heeding, Function<Orders, Optional<Orders>> unknown) {

    /** The query of a search for orders. */
    @FunctionalInterface
    public interface Query {
        /** The query, without a question mark. */
        String of(OrderKind kind, String patient);
    }

    /** By patient and code, again and again, and what is found counts. */
    public static OrderLook sound() {
        return new OrderLook(
                (kind, patient) -> "patient=" + patient + "&code=" + kind.code(),
                true,
                (before, found) -> found,
                own -> Optional.empty());
    }

    /** The same with another query. */
    public OrderLook asking(Query other) {
        return new OrderLook(other, again, heeding, unknown);
    }

    /** The same that looks once. */
    public OrderLook once() {
        return new OrderLook(query, false, heeding, unknown);
    }

    /** The same that heeds orders in another way. */
    public OrderLook heeding(BinaryOperator<Orders> other) {
        return new OrderLook(query, again, other, unknown);
    }

    /** The same that does what it would do by itself where it does not learn what is ordered. */
    public OrderLook guessing() {
        return new OrderLook(query, again, heeding, Optional::of);
    }
}
