package org.cgmkit.cgm.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.fixtures.order.OneTimeOrder;
import org.cgmkit.fixtures.order.Schedule;
import org.cgmkit.fixtures.order.StandingOrder;
import org.cgmkit.guide.cgm.GuideVersion;

/**
 * The orders that the receiver of a step shows, one at a time.
 *
 * @param sandbox the receiver
 * @param guide the version of the guide that they are written by
 * @param patient the patient whom they are about
 * @param step the step
 */
record ShownOrders(Sandbox sandbox, GuideVersion guide, String patient, StepName step) {

    /** Shows one standing order and no other order; one that is there already is changed. */
    void standing(List<Schedule> schedules) {
        show("standing", new StandingOrder(patient, schedules).resource(guide));
    }

    /** The same, as all versions of the guide have it at once. */
    void standingInAllVersions(List<Schedule> schedules) {
        List<GuideVersion> versions = Stream.concat(Stream.of(guide), Stream.of(GuideVersion.values()))
                .distinct()
                .toList();
        show("standing", new StandingOrder(patient, schedules).resource(versions));
    }

    /** Revokes the standing order. */
    void revoke(List<Schedule> schedules) {
        show("standing", new StandingOrder(patient, schedules).resource(guide).put("status", "revoked"));
    }

    /** Shows a one-time order of that name, and no other order. */
    void oneTime(String name, OneTimeOrder order) {
        show(name, order.resource(guide));
    }

    private void show(String name, ObjectNode order) {
        String id = name + "-" + step.id();
        sandbox.orders().all().stream()
                .filter(o -> !o.id().equals(id))
                .forEach(o -> sandbox.orders().remove(o.id()));
        sandbox.orders().put(id, order);
    }
}
