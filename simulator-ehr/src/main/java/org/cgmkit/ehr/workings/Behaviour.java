package org.cgmkit.ehr.workings;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * What the guide leaves open to a receiver, as one sound simulator does it.
 *
 * @param name the name by which it is chosen
 * @param description what it does, in a sentence
 * @param conditionalCreate whether entries with ifNoneExist are honoured; where not, they are refused with 400
 * @param plusIsBlank whether a plus sign that is not encoded in a condition is read as a blank, as many servers read it
 * @param duplicates what is done with a resource that is there already
 * @param badEntries what refused entries mean for the rest of their submission
 * @param throttling whether clients that ask too often are slowed down
 * @param availableAfter how long it takes until what was submitted can be read and found
 * @param notStored the types that are processed and not stored
 * @param units the units in which it takes glucose, at least one
 * @param shortensDecimals whether decimals are kept without the zeros that they end in, as by programs that read numbers as floats
 * @param deletes whether clients may delete what they may write (FHIR R4, RESTful API, "delete")
 * @param validatesProfiles whether what breaks a profile of the guide is refused, and not only what breaks FHIR R4
 * @param places where it takes submissions, below the base; empty for all places that the version of the guide has
 * @param wantsTag whether submissions without the version's tag are refused, where the version has one
 * @param bridging whether it takes what the other versions of the guide have, too: their places, types of Bundle and codes
 * @param unmet the requirements graded as SHOULD that it declares not to meet, by their ids
 */
public record Behaviour(
        String name,
        String description,
        boolean conditionalCreate,
        boolean plusIsBlank,
        Duplicates duplicates,
        BadEntries badEntries,
        Throttling throttling,
        Duration availableAfter,
        Set<String> notStored,
        Set<GlucoseUnit> units,
        boolean shortensDecimals,
        boolean deletes,
        boolean validatesProfiles,
        Set<String> places,
        boolean wantsTag,
        boolean bridging,
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

    /** Whether clients that ask too often are slowed down (RFC 6585, section 4). */
    public enum Throttling {
        /** They are not. */
        NEVER,
        /** They are answered 429 and told how long to wait. */
        WITH_RETRY_AFTER,
        /** They are answered 429, and not told how long to wait. */
        WITHOUT_RETRY_AFTER
    }

    private static final String CONDITIONAL_CREATE = "receiver.conditional-create.supported";

    /** Honours conditional creates, stores what it gets, answers each entry for itself. */
    public static final Behaviour STANDARD = new BehaviourBuilder(
                    "standard", "Honours conditional creates, stores duplicates again, answers each entry for itself.")
            .build();

    /** Does not support conditional creates. */
    public static final Behaviour NO_CONDITIONAL_CREATE = new BehaviourBuilder(
                    "no-conditional-create",
                    "Does not support conditional creates: refuses entries with ifNoneExist, stores the others.")
            .withoutConditionalCreate()
            .unmet(CONDITIONAL_CREATE)
            .build();

    /** Reads conditions as HTML forms are read. */
    public static final Behaviour PLUS_IS_BLANK = new BehaviourBuilder(
                    "plus-is-blank",
                    "Honours conditional creates, and reads a + in ifNoneExist that is not encoded as a blank.")
            .readingPlusAsBlank()
            .build();

    /** Reads numbers as programs do whose numbers are floats. */
    public static final Behaviour SHORT_DECIMALS = new BehaviourBuilder(
                    "short-decimals", "Keeps decimals without the zeros that they end in: 7.10 comes back as 7.1.")
            .shorteningDecimals()
            .build();

    /** Recognises duplicates by itself, and answers them 200. */
    public static final Behaviour SERVER_DEDUPLICATION = new BehaviourBuilder(
                    "server-deduplication",
                    "Recognises a resource that it has already, and answers 200 without storing it again.")
            .duplicates(Duplicates.ANSWERED_OK)
            .build();

    /** Recognises duplicates by itself, and answers them 201 with the location of what it has. */
    public static final Behaviour DEDUPLICATION_WITH_LOCATION = new BehaviourBuilder(
                    "deduplication-with-location",
                    "Recognises a resource that it has already, and answers 201 with the location of that one.")
            .duplicates(Duplicates.ANSWERED_CREATED)
            .build();

    /** Refuses a submission as a whole when one entry cannot be accepted. */
    public static final Behaviour WHOLE_BUNDLE_REFUSAL = new BehaviourBuilder(
                    "whole-bundle-refusal",
                    "Refuses the whole submission, with the reasons, when one entry cannot be accepted.")
            .badEntries(BadEntries.REFUSE_ALL)
            .build();

    /** Lets clients delete what they may write. */
    public static final Behaviour DELETABLE = new BehaviourBuilder(
                    "deletable", "Does as standard does, and lets clients delete what they may write.")
            .deleting()
            .build();

    /** Recognises duplicates by itself, answers them 200, and does not support conditional creates. */
    public static final Behaviour DEDUPLICATION_ONLY = new BehaviourBuilder(
                    "deduplication-only",
                    "Refuses entries with ifNoneExist, and answers 200 to a resource that it has already.")
            .withoutConditionalCreate()
            .duplicates(Duplicates.ANSWERED_OK)
            .unmet(CONDITIONAL_CREATE)
            .build();

    /** Recognises duplicates by itself, says where they are, and does not support conditional creates. */
    public static final Behaviour LOCATED_DEDUPLICATION_ONLY = new BehaviourBuilder(
                    "located-deduplication-only",
                    "Refuses entries with ifNoneExist, and answers 201 with its location to a resource that it has"
                            + " already.")
            .withoutConditionalCreate()
            .duplicates(Duplicates.ANSWERED_CREATED)
            .unmet(CONDITIONAL_CREATE)
            .build();

    /** Refuses submissions as a whole, and answers duplicates 200. */
    public static final Behaviour WHOLE_REFUSAL_AND_DEDUPLICATION = new BehaviourBuilder(
                    "whole-refusal-and-deduplication",
                    "Refuses the whole submission for one bad entry, and answers 200 to a resource that it has already.")
            .badEntries(BadEntries.REFUSE_ALL)
            .duplicates(Duplicates.ANSWERED_OK)
            .build();

    /** Refuses submissions as a whole, and answers duplicates 201 with their location. */
    public static final Behaviour WHOLE_REFUSAL_AND_LOCATED_DEDUPLICATION = new BehaviourBuilder(
                    "whole-refusal-and-located-deduplication",
                    "Refuses the whole submission for one bad entry, and answers 201 with its location to a resource that"
                            + " it has.")
            .badEntries(BadEntries.REFUSE_ALL)
            .duplicates(Duplicates.ANSWERED_CREATED)
            .build();

    /** Slows down clients that ask too often, and says for how long. */
    public static final Behaviour THROTTLING = new BehaviourBuilder(
                    "throttling",
                    "Lets ten requests through at once and ten in each second after that, and answers the others 429 with"
                            + " Retry-After.")
            .throttling(Throttling.WITH_RETRY_AFTER)
            .build();

    /** Slows down clients that ask too often, and does not say for how long. */
    public static final Behaviour THROTTLING_WITHOUT_RETRY_AFTER = new BehaviourBuilder(
                    "throttling-without-retry-after",
                    "Lets ten requests through at once and ten in each second after that, and answers the others 429"
                            + " without Retry-After.")
            .throttling(Throttling.WITHOUT_RETRY_AFTER)
            .build();

    /** Refuses whole submissions, recognises duplicates, and slows down. */
    public static final Behaviour STRICT_AND_THROTTLING = new BehaviourBuilder(
                    "strict-and-throttling",
                    "Refuses the whole submission for one bad entry, answers 201 with its location to a resource that it"
                            + " has, and slows down as throttling does.")
            .badEntries(BadEntries.REFUSE_ALL)
            .duplicates(Duplicates.ANSWERED_CREATED)
            .throttling(Throttling.WITH_RETRY_AFTER)
            .build();

    /** Shows what it stores a little later. */
    public static final Behaviour DELAYED = new BehaviourBuilder(
                    "delayed", "Shows by read and search what was submitted to it only after a tenth of a second.")
            .availableAfter(Duration.ofMillis(100))
            .build();

    /** Stores a subset of what it gets. */
    public static final Behaviour NO_REPORTS = new BehaviourBuilder(
                    "no-reports", "Processes reports without storing them, and answers them 200 without a location.")
            .notStoring("DiagnosticReport")
            .build();

    /** Accepts what is valid FHIR R4, whatever the guide's profiles say. */
    public static final Behaviour LENIENT_VALIDATION = new BehaviourBuilder(
                    "lenient-validation", "Validates submissions as FHIR R4, and not by the guide's profiles.")
            .withoutProfiles()
            .unmet("receiver.validation.profile")
            .build();

    /** Takes readings and means in mg/dL only. */
    public static final Behaviour MASS_ONLY = new BehaviourBuilder(
                    "mass-only", "Takes glucose in mg/dL only, and refuses readings and means in mmol/L.")
            .taking(GlucoseUnit.MASS)
            .build();

    /** Takes readings and means in mmol/L only. */
    public static final Behaviour MOLAR_ONLY = new BehaviourBuilder(
                    "molar-only", "Takes glucose in mmol/L only, and refuses readings and means in mg/dL.")
            .taking(GlucoseUnit.MOLAR)
            .build();

    public Behaviour {
        notStored = Set.copyOf(notStored);
        units = Set.copyOf(units);
        places = Set.copyOf(places);
        unmet = Set.copyOf(unmet);
    }

    /** All behaviours, {@code standard} first. */
    public static List<Behaviour> all() {
        return List.of(
                STANDARD,
                NO_CONDITIONAL_CREATE,
                PLUS_IS_BLANK,
                SHORT_DECIMALS,
                SERVER_DEDUPLICATION,
                DEDUPLICATION_WITH_LOCATION,
                WHOLE_BUNDLE_REFUSAL,
                DELETABLE,
                DEDUPLICATION_ONLY,
                LOCATED_DEDUPLICATION_ONLY,
                WHOLE_REFUSAL_AND_DEDUPLICATION,
                WHOLE_REFUSAL_AND_LOCATED_DEDUPLICATION,
                THROTTLING,
                THROTTLING_WITHOUT_RETRY_AFTER,
                STRICT_AND_THROTTLING,
                DELAYED,
                NO_REPORTS,
                LENIENT_VALIDATION,
                MASS_ONLY,
                MOLAR_ONLY);
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
