package org.cgmkit.ehr.workings;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the guide leaves open to a receiver, as one sound simulator does it.
 *
 * @param name the name by which it is chosen
 * @param description what it does, in a sentence
 * @param conditionalCreate whether entries with ifNoneExist are honoured; where not, they are refused with 400
 * @param duplicates what is done with a resource that is there already
 * @param badEntries what refused entries mean for the rest of their submission
 * @param unmet the requirements graded as SHOULD that it declares not to meet, by their ids
 */
public record Behaviour(
        String name,
        String description,
        boolean conditionalCreate,
        Duplicates duplicates,
        BadEntries badEntries,
        Set<String> unmet) {

    /** What is done with a resource that is there already (guide, "Server-Side Deduplication"). */
    public enum Duplicates {
        /** It is stored again. */
        STORED,
        /** It is not stored, and answered 200 without a location. */
        ANSWERED_OK,
        /** It is not stored, and answered 201 with the location of what is there. */
        ANSWERED_CREATED
    }

    /** What refused entries mean for the rest (guide, "Standing Orders": an entire submission or any subset). */
    public enum BadEntries {
        /** Each entry is answered for itself, and the good ones are stored. */
        REFUSED_ALONE,
        /** The whole submission is refused, with an OperationOutcome that gives all reasons. */
        REFUSE_ALL
    }

    /** Honours conditional creates, stores what it gets, answers each entry for itself. */
    public static final Behaviour STANDARD = new Behaviour(
            "standard",
            "Honours conditional creates, stores duplicates again, answers each entry for itself.",
            true,
            Duplicates.STORED,
            BadEntries.REFUSED_ALONE,
            Set.of());

    /** Does not support conditional creates. */
    public static final Behaviour NO_CONDITIONAL_CREATE = new Behaviour(
            "no-conditional-create",
            "Does not support conditional creates: refuses entries with ifNoneExist, stores the others.",
            false,
            Duplicates.STORED,
            BadEntries.REFUSED_ALONE,
            Set.of("receiver.conditional-create.supported"));

    /** Recognises duplicates by itself, and answers them 200. */
    public static final Behaviour SERVER_DEDUPLICATION = new Behaviour(
            "server-deduplication",
            "Recognises a resource that it has already, and answers 200 without storing it again.",
            true,
            Duplicates.ANSWERED_OK,
            BadEntries.REFUSED_ALONE,
            Set.of());

    /** Recognises duplicates by itself, and answers them 201 with the location of what it has. */
    public static final Behaviour DEDUPLICATION_WITH_LOCATION = new Behaviour(
            "deduplication-with-location",
            "Recognises a resource that it has already, and answers 201 with the location of that one.",
            true,
            Duplicates.ANSWERED_CREATED,
            BadEntries.REFUSED_ALONE,
            Set.of());

    /** Refuses a submission as a whole when one entry cannot be accepted. */
    public static final Behaviour WHOLE_BUNDLE_REFUSAL = new Behaviour(
            "whole-bundle-refusal",
            "Refuses the whole submission, with the reasons, when one entry cannot be accepted.",
            true,
            Duplicates.STORED,
            BadEntries.REFUSE_ALL,
            Set.of());

    /** Lets clients delete what they may write. */
    public static final Behaviour DELETABLE = new Behaviour(
            "deletable",
            "Does as standard does, and lets clients delete what they may write.",
            true,
            Duplicates.STORED,
            BadEntries.REFUSED_ALONE,
            Set.of());

    /** Recognises duplicates by itself, answers them 200, and does not support conditional creates. */
    public static final Behaviour DEDUPLICATION_ONLY = new Behaviour(
            "deduplication-only",
            "Refuses entries with ifNoneExist, and answers 200 to a resource that it has already.",
            false,
            Duplicates.ANSWERED_OK,
            BadEntries.REFUSED_ALONE,
            Set.of("receiver.conditional-create.supported"));

    /** Recognises duplicates by itself, says where they are, and does not support conditional creates. */
    public static final Behaviour LOCATED_DEDUPLICATION_ONLY = new Behaviour(
            "located-deduplication-only",
            "Refuses entries with ifNoneExist, and answers 201 with its location to a resource that it has already.",
            false,
            Duplicates.ANSWERED_CREATED,
            BadEntries.REFUSED_ALONE,
            Set.of("receiver.conditional-create.supported"));

    /** Refuses submissions as a whole, and answers duplicates 200. */
    public static final Behaviour WHOLE_REFUSAL_AND_DEDUPLICATION = new Behaviour(
            "whole-refusal-and-deduplication",
            "Refuses the whole submission for one bad entry, and answers 200 to a resource that it has already.",
            true,
            Duplicates.ANSWERED_OK,
            BadEntries.REFUSE_ALL,
            Set.of());

    /** Refuses submissions as a whole, and answers duplicates 201 with their location. */
    public static final Behaviour WHOLE_REFUSAL_AND_LOCATED_DEDUPLICATION = new Behaviour(
            "whole-refusal-and-located-deduplication",
            "Refuses the whole submission for one bad entry, and answers 201 with its location to a resource that it has.",
            true,
            Duplicates.ANSWERED_CREATED,
            BadEntries.REFUSE_ALL,
            Set.of());

    public Behaviour {
        unmet = Set.copyOf(unmet);
    }

    /** Whether clients may delete (FHIR R4, RESTful API, "delete"), of which the guide says nothing. */
    public boolean deletes() {
        return equals(DELETABLE);
    }

    /** All behaviours, {@code standard} first. */
    public static List<Behaviour> all() {
        return List.of(
                STANDARD,
                NO_CONDITIONAL_CREATE,
                SERVER_DEDUPLICATION,
                DEDUPLICATION_WITH_LOCATION,
                WHOLE_BUNDLE_REFUSAL,
                DELETABLE,
                DEDUPLICATION_ONLY,
                LOCATED_DEDUPLICATION_ONLY,
                WHOLE_REFUSAL_AND_DEDUPLICATION,
                WHOLE_REFUSAL_AND_LOCATED_DEDUPLICATION);
    }

    /**
     * The behaviour with that name.
     *
     * @throws IllegalArgumentException where there is none; the message names those that there are
     */
    public static Behaviour named(String name) {
        return all().stream()
                .filter(b -> b.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected one of the behaviours "
                        + all().stream().map(Behaviour::name).collect(Collectors.joining(", ")) + ", but got " + name
                        + "."));
    }
}
