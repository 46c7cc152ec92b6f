package org.cgmkit.submitter;

import java.util.Optional;
import org.cgmkit.submitter.order.Agenda;
import org.cgmkit.submitter.order.OrderSearch;
import org.cgmkit.submitter.order.OrderSearchRules;
import org.cgmkit.submitter.order.Orders;
import org.cgmkit.submitter.outbox.AppState;
import org.cgmkit.submitter.setup.AppListener;
import org.cgmkit.submitter.setup.Practice;
import org.cgmkit.submitter.smart.AccessRefusedException;

/** The orders of one patient, as the app knows them now. */
final class FollowedOrders {
    private final OrderSearch search;
    private final OrderSearchRules how;
    private final Practice practice;
    private final AppState memory;
    private final AppListener progress;
    private final Orders own;
    private Orders orders;
    private boolean looked;

    /**
     * Nothing is known yet.
     *
     * @param own what the app does where it looks for no orders
     */
    FollowedOrders(OrderSearch search, Practice practice, Orders own, AppState memory, AppListener progress) {
        this.search = search;
        this.how = search.look();
        this.practice = practice;
        this.memory = memory;
        this.progress = progress;
        this.own = own;
        this.orders = practice.ordersSupported() ? Orders.NONE : own;
    }

    /**
     * Looks what is ordered now.
     *
     * @return whether that is known
     * @throws AccessRefusedException where the app has to stop
     */
    boolean look() throws AccessRefusedException {
        if (!practice.ordersSupported() || (looked && !how.again())) {
            return true;
        }
        Optional<Orders> found =
                search.find(practice.orders()).or(() -> how.unknown().apply(own));
        if (found.isEmpty()) {
            return false;
        }
        Orders heeded = how.heeding().apply(orders, found.get());
        if (!looked || !heeded.equals(orders)) {
            heeded.sentences().forEach(progress::told);
        }
        looked = true;
        orders = heeded;
        return true;
    }

    /** What is due by that. */
    Agenda agenda() {
        return new Agenda(orders, memory);
    }
}
