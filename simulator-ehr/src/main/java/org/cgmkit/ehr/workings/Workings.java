package org.cgmkit.ehr.workings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.admission.Admission;
import org.cgmkit.ehr.admission.OnlyAcceptedUnits;
import org.cgmkit.ehr.admission.TagPresent;
import org.cgmkit.ehr.authorization.AccessPolicy;
import org.cgmkit.ehr.intake.ConditionalCreate;
import org.cgmkit.ehr.intake.CreateStep;
import org.cgmkit.ehr.intake.Deduplication;
import org.cgmkit.ehr.intake.FindingFilter;
import org.cgmkit.ehr.intake.GuideConstraints;
import org.cgmkit.ehr.intake.IntakeSteps;
import org.cgmkit.ehr.intake.ShortDecimals;
import org.cgmkit.ehr.intake.SubmissionRefusalRule;
import org.cgmkit.ehr.intake.SubsetStep;
import org.cgmkit.ehr.submission.SubmissionAnswer;
import org.cgmkit.guide.cgm.GuideVersion;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;

/**
 * How one receiver works: each field is a seam at which a departure from the guide can be put in, and begins as a sound
 * receiver has it. None changes once it is in use: what is different is made of a copy.
 */
public final class Workings implements Cloneable {
    private UnaryOperator<CapabilityStatement> capability = UnaryOperator.identity();
    private final GuideVersion guide;
    private SubmissionEndpoint entrance;
    private Admission admission;
    private IntakeSteps intake;
    private UnaryOperator<SubmissionAnswer> reply = UnaryOperator.identity();
    private Visibility visibility;
    private SearchLimit searches = SearchLimit.none();
    private SearchNarrowing narrowing = SearchNarrowing.asAsked();
    private UnaryOperator<Bundle> searchsets = UnaryOperator.identity();
    private UnaryOperator<ObjectNode> orders = UnaryOperator.identity();
    private AccessPolicy authorizing = AccessPolicy.sound();

    private Workings(GuideVersion guide, SubmissionEndpoint entrance, IntakeSteps intake, Visibility visibility) {
        this.guide = guide;
        this.entrance = entrance;
        this.admission = Admission.sound(guide);
        this.intake = intake;
        this.visibility = visibility;
    }

    /** A sound receiver of one behaviour, by STU 1. */
    public static Workings sound(Behaviour behaviour) {
        return sound(behaviour, GuideVersion.usual());
    }

    /** A sound receiver of one behaviour, by that version of the guide. */
    public static Workings sound(Behaviour behaviour, GuideVersion guide) {
        Workings workings = new Workings(
                guide,
                SubmissionEndpoint.sound(guide, behaviour),
                IntakeSteps.sound(
                                conditionalCreate(behaviour),
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
                        .keeping(behaviour.shortensDecimals() ? ShortDecimals::in : UnaryOperator.identity())
                        .handling("POST", new SubsetStep(behaviour.notStored(), new CreateStep())),
                Visibility.after(behaviour.availableAfter()));
        if (behaviour.bridging()) {
            return Bridging.in(workings);
        }
        return behaviour.wantsTag() ? workings.admitting(a -> a.and(new TagPresent(guide))) : workings;
    }

    /** By which version of the guide it works. */
    public GuideVersion guide() {
        return guide;
    }

    private static ConditionalCreate conditionalCreate(Behaviour behaviour) {
        if (!behaviour.conditionalCreate()) {
            return ConditionalCreate.unsupported();
        }
        return behaviour.plusIsBlank()
                ? ConditionalCreate.supported().readingPlusAsBlank()
                : ConditionalCreate.supported();
    }

    /** The same after these departures, one after the other. */
    public Workings after(List<UnaryOperator<Workings>> departures) {
        Workings workings = this;
        for (UnaryOperator<Workings> departure : departures) {
            workings = departure.apply(workings);
        }
        return workings;
    }

    /** What becomes of the capability statement before it is shown. */
    public UnaryOperator<CapabilityStatement> capability() {
        return capability;
    }

    /** The same with a further change to the capability statement. */
    public Workings showing(UnaryOperator<CapabilityStatement> change) {
        return changed(w -> w.capability = c -> change.apply(capability.apply(c)));
    }

    /** Where submissions come in. */
    public SubmissionEndpoint entrance() {
        return entrance;
    }

    /** The same with another entrance. */
    public Workings with(SubmissionEndpoint other) {
        return changed(w -> w.entrance = other);
    }

    /** Which submissions are admitted. */
    public Admission admission() {
        return admission;
    }

    /** The same with a change to the admission. */
    public Workings admitting(UnaryOperator<Admission> change) {
        return changed(w -> w.admission = change.apply(admission));
    }

    /** What is done with their entries. */
    public IntakeSteps intake() {
        return intake;
    }

    /** The same with a change to the intake. */
    public Workings taking(UnaryOperator<IntakeSteps> change) {
        return changed(w -> w.intake = change.apply(intake));
    }

    /** What becomes of the answer to a submission before it is sent. */
    public UnaryOperator<SubmissionAnswer> reply() {
        return reply;
    }

    /** The same with a further change to each answer. */
    public Workings answering(UnaryOperator<SubmissionAnswer> change) {
        return changed(w -> w.reply = a -> change.apply(reply.apply(a)));
    }

    /** What is found by read and search. */
    public Visibility visibility() {
        return visibility;
    }

    /** The same with another visibility. */
    public Workings with(Visibility other) {
        return changed(w -> w.visibility = other);
    }

    /** Which searches are refused. */
    public SearchLimit searches() {
        return searches;
    }

    /** The same with another limit to searches. */
    public Workings limiting(SearchLimit other) {
        return changed(w -> w.searches = other);
    }

    /** What becomes of the conditions of a search. */
    public SearchNarrowing narrowing() {
        return narrowing;
    }

    /** The same with a further treatment of the conditions of searches, after what they are treated with already. */
    public Workings narrowing(SearchNarrowing further) {
        SearchNarrowing before = narrowing;
        return changed(w -> w.narrowing = (type, asked) -> further.of(type, before.of(type, asked)));
    }

    /** What becomes of a page of what a search found before it is sent. */
    public UnaryOperator<Bundle> searchsets() {
        return searchsets;
    }

    /** The same with a further change to each page. */
    public Workings paging(UnaryOperator<Bundle> change) {
        return changed(w -> w.searchsets = b -> change.apply(searchsets.apply(b)));
    }

    /** What becomes of an order before it is shown. */
    public UnaryOperator<ObjectNode> orders() {
        return orders;
    }

    /** The same with a change to the orders that a sandbox begins with. */
    public Workings ordering(UnaryOperator<ObjectNode> change) {
        return changed(w -> w.orders = o -> change.apply(orders.apply(o)));
    }

    /** Who is let in, and to what. */
    public AccessPolicy authorizing() {
        return authorizing;
    }

    /** The same with a change to who is let in. */
    public Workings authorizing(UnaryOperator<AccessPolicy> change) {
        return changed(w -> w.authorizing = change.apply(authorizing));
    }

    private Workings changed(Consumer<Workings> change) {
        Workings copy = clone();
        change.accept(copy);
        return copy;
    }

    @Override
    protected Workings clone() {
        try {
            return (Workings) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("What is Cloneable can be cloned.", e);
        }
    }
}
