package org.cgmkit.submitter.workings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.submitter.content.ContentStep;
import org.cgmkit.submitter.delivery.DeliveryRules;
import org.cgmkit.submitter.order.OrderSearchRules;
import org.cgmkit.submitter.setup.OrderKind;
import org.cgmkit.submitter.setup.Practice;
import org.cgmkit.submitter.smart.AuthorizationRules;

/**
 * How one app works: each component is a seam at which a departure from the guide can be put in.
 *
 * @param practice what becomes of the practice that it was given
 * @param look how it looks for orders
 * @param content what becomes of the entries of a submission
 * @param bundle what becomes of each Bundle before it is laid into the outbox
 * @param sending how it submits
 * @param authorizing how it gets and renews its tokens
 */
public record AppWorkings(
        UnaryOperator<Practice> practice,
        OrderSearchRules look,
        ContentStep content,
        UnaryOperator<ObjectNode> bundle,
        DeliveryRules sending,
        AuthorizationRules authorizing) {

    /** A sound app by that version of the guide. */
    public static AppWorkings sound(GuideVersion guide) {
        return new AppWorkings(
                practice -> practice.following(OrderKind.among(practice.orders(), guide)),
                OrderSearchRules.sound(guide),
                ContentStep.none(),
                UnaryOperator.identity(),
                DeliveryRules.sound(),
                AuthorizationRules.sound());
    }

    /** The same after these departures, one after the other. */
    public AppWorkings after(List<UnaryOperator<AppWorkings>> departures) {
        AppWorkings workings = this;
        for (UnaryOperator<AppWorkings> departure : departures) {
            workings = departure.apply(workings);
        }
        return workings;
    }

    /** The same with a further change to its practice. */
    public AppWorkings practising(UnaryOperator<Practice> change) {
        return new AppWorkings(p -> change.apply(practice.apply(p)), look, content, bundle, sending, authorizing);
    }

    /** The same with a change to how it looks for orders. */
    public AppWorkings looking(UnaryOperator<OrderSearchRules> change) {
        return new AppWorkings(practice, change.apply(look), content, bundle, sending, authorizing);
    }

    /** The same with a further step over the entries. */
    public AppWorkings filling(ContentStep step) {
        return new AppWorkings(practice, look, content.then(step), bundle, sending, authorizing);
    }

    /** The same with a further change to each Bundle. */
    public AppWorkings bundling(UnaryOperator<ObjectNode> change) {
        return new AppWorkings(practice, look, content, b -> change.apply(bundle.apply(b)), sending, authorizing);
    }

    /** The same with a change to how it submits. */
    public AppWorkings sending(UnaryOperator<DeliveryRules> change) {
        return new AppWorkings(practice, look, content, bundle, change.apply(sending), authorizing);
    }

    /** The same with a change to how it gets its tokens. */
    public AppWorkings authorizing(UnaryOperator<AuthorizationRules> change) {
        return new AppWorkings(practice, look, content, bundle, sending, change.apply(authorizing));
    }
}
