package org.cgmkit.ehr.workings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.admission.Admission;
import org.cgmkit.ehr.admission.OnlyAcceptedUnits;
import org.cgmkit.ehr.authorization.AccessPolicy;
import org.cgmkit.ehr.intake.ConditionalCreate;
import org.cgmkit.ehr.intake.CreateStep;
import org.cgmkit.ehr.intake.Deduplication;
import org.cgmkit.ehr.intake.FindingFilter;
import org.cgmkit.ehr.intake.GuideConstraints;
import org.cgmkit.ehr.intake.IntakeSteps;
import org.cgmkit.ehr.intake.SubmissionRefusalRule;
import org.cgmkit.ehr.intake.SubsetStep;
import org.cgmkit.ehr.submission.SubmissionAnswer;
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
 * @param authorizing who is let in, and to what
 */
public record Workings(
        UnaryOperator<CapabilityStatement> capability,
        SubmissionEndpoint entrance,
        Admission admission,
        IntakeSteps intake,
        UnaryOperator<SubmissionAnswer> reply,
        Visibility visibility,
        SearchLimit searches,
        SearchNarrowing narrowing,
        UnaryOperator<ObjectNode> orders,
        AccessPolicy authorizing) {

    /** A sound receiver of one behaviour. */
    public static Workings sound(Behaviour behaviour) {
        return new Workings(
                UnaryOperator.identity(),
                SubmissionEndpoint.sound(),
                Admission.sound(),
                IntakeSteps.sound(
                                behaviour.conditionalCreate()
                                        ? ConditionalCreate.supported()
                                        : ConditionalCreate.unsupported(),
                                switch (behaviour.duplicates()) {
                                    case STORED -> Deduplication.none();
                                    case ANSWERED_OK -> Deduplication.answeringOk();
                                    case ANSWERED_CREATED -> Deduplication.answeringCreated();
                                },
                                switch (behaviour.badEntries()) {
                                    case REFUSED_ALONE -> SubmissionRefusalRule.never();
                                    case REFUSE_ALL -> SubmissionRefusalRule.forAnyEntry();
                                })
                        .counting(
                                behaviour.validatesProfiles()
                                        ? FindingFilter.errors()
                                        : FindingFilter.errors().without(GuideConstraints.any()))
                        .ruling(new OnlyAcceptedUnits(behaviour.units()))
                        .handling("POST", new SubsetStep(behaviour.notStored(), new CreateStep())),
                UnaryOperator.identity(),
                Visibility.after(behaviour.availableAfter()),
                SearchLimit.none(),
                SearchNarrowing.asAsked(),
                UnaryOperator.identity(),
                AccessPolicy.sound());
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
        return changed(b -> b.capability = c -> change.apply(capability.apply(c)));
    }

    /** The same with another entrance. */
    public Workings with(SubmissionEndpoint other) {
        return changed(b -> b.entrance = other);
    }

    /** The same with a change to the admission. */
    public Workings admitting(UnaryOperator<Admission> change) {
        return changed(b -> b.admission = change.apply(admission));
    }

    /** The same with a change to the intake. */
    public Workings taking(UnaryOperator<IntakeSteps> change) {
        return changed(b -> b.intake = change.apply(intake));
    }

    /** The same with a further change to each answer. */
    public Workings answering(UnaryOperator<SubmissionAnswer> change) {
        return changed(b -> b.reply = a -> change.apply(reply.apply(a)));
    }

    /** The same with another visibility. */
    public Workings with(Visibility other) {
        return changed(b -> b.visibility = other);
    }

    /** The same with another limit to searches. */
    public Workings limiting(SearchLimit other) {
        return changed(b -> b.searches = other);
    }

    /** The same with another treatment of the conditions of searches. */
    public Workings narrowing(SearchNarrowing other) {
        return changed(b -> b.narrowing = other);
    }

    /** The same with a change to the orders that a sandbox begins with. */
    public Workings ordering(UnaryOperator<ObjectNode> change) {
        return changed(b -> b.orders = o -> change.apply(orders.apply(o)));
    }

    /** The same with a change to who is let in. */
    public Workings authorizing(UnaryOperator<AccessPolicy> change) {
        return changed(b -> b.authorizing = change.apply(authorizing));
    }

    private Workings changed(Consumer<Change> change) {
        Change changed = new Change(this);
        change.accept(changed);
        return changed.workings();
    }

    /** A copy on which single components can be set. */
    private static final class Change {
        private UnaryOperator<CapabilityStatement> capability;
        private SubmissionEndpoint entrance;
        private Admission admission;
        private IntakeSteps intake;
        private UnaryOperator<SubmissionAnswer> reply;
        private Visibility visibility;
        private SearchLimit searches;
        private SearchNarrowing narrowing;
        private UnaryOperator<ObjectNode> orders;
        private AccessPolicy authorizing;

        Change(Workings before) {
            this.capability = before.capability;
            this.entrance = before.entrance;
            this.admission = before.admission;
            this.intake = before.intake;
            this.reply = before.reply;
            this.visibility = before.visibility;
            this.searches = before.searches;
            this.narrowing = before.narrowing;
            this.orders = before.orders;
            this.authorizing = before.authorizing;
        }

        Workings workings() {
            return new Workings(
                    capability,
                    entrance,
                    admission,
                    intake,
                    reply,
                    visibility,
                    searches,
                    narrowing,
                    orders,
                    authorizing);
        }
    }
}
