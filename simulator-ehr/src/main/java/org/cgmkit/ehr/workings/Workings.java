package org.cgmkit.ehr.workings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.admission.Admission;
import org.cgmkit.ehr.intake.ConditionalCreate;
import org.cgmkit.ehr.intake.Deduplication;
import org.cgmkit.ehr.intake.IntakeSteps;
import org.cgmkit.ehr.intake.WholeRefusal;
import org.cgmkit.ehr.submission.Answer;
import org.hl7.fhir.r4.model.CapabilityStatement;

/**
 * How one receiver works: each component is a seam at which a departure from the guide can be put in.
 *
 * @param capability what becomes of the capability statement before it is shown
 * @param entrance where submissions come in
 * @param admission which submissions are admitted
 * @param intake what is done with their entries
 * @param reply what becomes of the answer to a submission before it is sent
 * @param visibility what is found by read and search
 * @param searches which searches are refused
 * @param narrowing what becomes of the conditions of a search
 * @param orders what becomes of an order before it is shown
 */
public record Workings(
        UnaryOperator<CapabilityStatement> capability,
        Entrance entrance,
        Admission admission,
        IntakeSteps intake,
        UnaryOperator<Answer> reply,
        Visibility visibility,
        SearchLimit searches,
        Narrowing narrowing,
        UnaryOperator<ObjectNode> orders) {

    /** A sound receiver of one behaviour. */
    public static Workings sound(Behaviour behaviour) {
        return new Workings(
                UnaryOperator.identity(),
                Entrance.sound(),
                Admission.sound(),
                IntakeSteps.sound(
                        behaviour.conditionalCreate() ? ConditionalCreate.supported() : ConditionalCreate.unsupported(),
                        switch (behaviour.duplicates()) {
                            case STORED -> Deduplication.none();
                            case ANSWERED_OK -> Deduplication.answeringOk();
                            case ANSWERED_CREATED -> Deduplication.answeringCreated();
                        },
                        switch (behaviour.badEntries()) {
                            case REFUSED_ALONE -> WholeRefusal.never();
                            case REFUSE_ALL -> WholeRefusal.forAnyEntry();
                        }),
                UnaryOperator.identity(),
                Visibility.complete(),
                SearchLimit.none(),
                Narrowing.asAsked(),
                UnaryOperator.identity());
    }

    /** The same after these departures, one after the other. */
    public Workings after(List<UnaryOperator<Workings>> departures) {
        Workings workings = this;
        for (UnaryOperator<Workings> departure : departures) {
            workings = departure.apply(workings);
        }
        return workings;
    }

    /** The same with a further change to the capability statement. */
    public Workings showing(UnaryOperator<CapabilityStatement> change) {
        return new Workings(
                c -> change.apply(capability.apply(c)),
                entrance,
                admission,
                intake,
                reply,
                visibility,
                searches,
                narrowing,
                orders);
    }

    /** The same with another entrance. */
    public Workings with(Entrance other) {
        return new Workings(capability, other, admission, intake, reply, visibility, searches, narrowing, orders);
    }

    /** The same with a change to the admission. */
    public Workings admitting(UnaryOperator<Admission> change) {
        return new Workings(
                capability, entrance, change.apply(admission), intake, reply, visibility, searches, narrowing, orders);
    }

    /** The same with a change to the intake. */
    public Workings taking(UnaryOperator<IntakeSteps> change) {
        return new Workings(
                capability, entrance, admission, change.apply(intake), reply, visibility, searches, narrowing, orders);
    }

    /** The same with a further change to each answer. */
    public Workings answering(UnaryOperator<Answer> change) {
        return new Workings(
                capability,
                entrance,
                admission,
                intake,
                a -> change.apply(reply.apply(a)),
                visibility,
                searches,
                narrowing,
                orders);
    }

    /** The same with another visibility. */
    public Workings with(Visibility other) {
        return new Workings(capability, entrance, admission, intake, reply, other, searches, narrowing, orders);
    }

    /** The same with another limit to searches. */
    public Workings limiting(SearchLimit other) {
        return new Workings(capability, entrance, admission, intake, reply, visibility, other, narrowing, orders);
    }

    /** The same with a change to the orders that a sandbox begins with. */
    public Workings ordering(UnaryOperator<ObjectNode> change) {
        return new Workings(
                capability,
                entrance,
                admission,
                intake,
                reply,
                visibility,
                searches,
                narrowing,
                o -> change.apply(orders.apply(o)));
    }

    /** The same with another treatment of the conditions of searches. */
    public Workings narrowing(Narrowing other) {
        return new Workings(capability, entrance, admission, intake, reply, visibility, searches, other, orders);
    }
}
