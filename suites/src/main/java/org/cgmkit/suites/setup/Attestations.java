package org.cgmkit.suites.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver's developer documentation says, as far as its owner declares it (guide, "CGM Data Submission: Bundles"
 * and "One-Time Orders"). Each part may be left out.
 *
 * @param conditionalCreate whether conditional create is supported
 * @param searchParameters the search parameters that ifNoneExist may use on readings
 * @param identifiers what becomes of identifiers that a client supplies
 * @param deduplication what is done with a resource that is there already, submitted without a condition
 * @param oneTimeOrders the ways outside the guide by which one-time orders are handed over; an empty list says none
 */
public record Attestations(
        @Nullable Attested<Boolean> conditionalCreate,
        @Nullable Attested<List<String>> searchParameters,
        @Nullable Attested<Identifiers> identifiers,
        @Nullable Attested<Deduplication> deduplication,
        @Nullable Attested<List<String>> oneTimeOrders) {

    /** What becomes of identifiers that a client supplies. */
    public enum Identifiers {
        /** They are stored as they came. */
        KEPT,
        /** They are not given back. */
        DROPPED
    }

    /** What is done with a resource that is there already. */
    public enum Deduplication {
        /** It is stored again. */
        NONE,
        /** It is not stored, and answered 200. */
        ANSWERED_200,
        /** It is not stored, and answered 201 with the location of what is there. */
        ANSWERED_201_WITH_LOCATION
    }

    /** Nothing is declared. */
    public static Attestations none() {
        return new Attestations(null, null, null, null, null);
    }

    /** The same, with a statement on conditional create. */
    public Attestations withConditionalCreate(@Nullable Attested<Boolean> statement) {
        return new Attestations(statement, searchParameters, identifiers, deduplication, oneTimeOrders);
    }

    /** The same, with a statement on search parameters. */
    public Attestations withSearchParameters(@Nullable Attested<List<String>> statement) {
        return new Attestations(conditionalCreate, statement, identifiers, deduplication, oneTimeOrders);
    }

    /** The same, with a statement on identifiers. */
    public Attestations withIdentifiers(@Nullable Attested<Identifiers> statement) {
        return new Attestations(conditionalCreate, searchParameters, statement, deduplication, oneTimeOrders);
    }

    /** The same, with a statement on deduplication. */
    public Attestations withDeduplication(@Nullable Attested<Deduplication> statement) {
        return new Attestations(conditionalCreate, searchParameters, identifiers, statement, oneTimeOrders);
    }

    /** The same, with a statement on one-time orders. */
    public Attestations withOneTimeOrders(@Nullable Attested<List<String>> statement) {
        return new Attestations(conditionalCreate, searchParameters, identifiers, deduplication, statement);
    }
}
