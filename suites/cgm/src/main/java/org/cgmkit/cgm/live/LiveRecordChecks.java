package org.cgmkit.cgm.live;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.attempt.SeenOrder;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of what a receiver was seen to have: the orders that it showed, the matches of conditions that came again. */
@ExtendWith(SubjectExtension.class)
public class LiveRecordChecks {

    @Shall("receiver.orders.conform")
    @PassiveCheck(Traffic.ORDER)
    @DisplayName("Orders that are shown conform to their profiles")
    void shownOrdersConform(LiveReceiver receiver) {
        List<String> mistakes = new ArrayList<>();
        receiver.orders().forEach((order, exchange) -> {
            SeenOrder kind = SeenOrder.of(order);
            if (kind.isStanding() || kind.isOneTime()) {
                Profile profile = kind.isStanding() ? Profile.CGM_STANDING_ORDER : Profile.CGM_ONE_TIME_ORDER;
                receiver.mistakes(order, profile.url(receiver.guide())).forEach(finding -> {
                    receiver.show(exchange);
                    mistakes.add("ServiceRequest/" + order.path("id").asText() + ": " + finding.path() + ": "
                            + finding.message());
                });
            }
        });
        assertNone("orders that do not conform to their profile", mistakes, "");
        receiver.remark("Judged by the orders that passed; whether others are found by patient and code was not seen.");
    }

    @Shall("receiver.conditional-create.matched")
    @PassiveCheck(Traffic.REPEATED_CONDITION)
    @DisplayName("An entry whose condition matches one resource creates nothing, and is answered with the match")
    void createsNothingWhereOneMatches(LiveReceiver receiver) {
        List<RepeatedCondition> processed = receiver.repeatedConditions().stream()
                .filter(r -> r.status() / 100 == 2)
                .toList();
        if (processed.isEmpty()) {
            throw inconclusive("No entry whose condition matches what had been created was accepted.");
        }
        List<RepeatedCondition> wrong = processed.stream()
                .filter(r -> !r.location().isEmpty() && !r.location().equals(r.created()))
                .toList();
        wrong.forEach(r -> receiver.show(r.again().captured()));
        assertNone(
                "entries with a condition that were answered with another resource than the match",
                wrong.stream().map(RepeatedCondition::toString).toList(),
                "Answer 200 with the location of the resource that matched, and store nothing.");
        receiver.remark(
                "Judged by " + processed.size()
                        + " entries whose condition had come before; that each was sent to the same store is taken for granted.");
    }
}
