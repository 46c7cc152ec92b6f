package org.cgmkit.cgm.config;

import java.util.List;
import org.cgmkit.kit.config.AttestedStatement;
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
public record ReceiverAttestations(
        @Nullable AttestedStatement<Boolean> conditionalCreate,
        @Nullable AttestedStatement<List<String>> searchParameters,
        @Nullable AttestedStatement<Identifiers> identifiers,
        @Nullable AttestedStatement<Deduplication> deduplication,
        @Nullable AttestedStatement<List<String>> oneTimeOrders) {

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
    public static ReceiverAttestations none() {
        return new ReceiverAttestations(null, null, null, null, null);
    }

    /** The same, with a statement on conditional create. */
    public ReceiverAttestations withConditionalCreate(@Nullable AttestedStatement<Boolean> statement) {
        return new ReceiverAttestations(statement, searchParameters, identifiers, deduplication, oneTimeOrders);
    }

    /** The same, with a statement on search parameters. */
    public ReceiverAttestations withSearchParameters(@Nullable AttestedStatement<List<String>> statement) {
        return new ReceiverAttestations(conditionalCreate, statement, identifiers, deduplication, oneTimeOrders);
    }

    /** The same, with a statement on identifiers. */
    public ReceiverAttestations withIdentifiers(@Nullable AttestedStatement<Identifiers> statement) {
        return new ReceiverAttestations(conditionalCreate, searchParameters, statement, deduplication, oneTimeOrders);
    }

    /** The same, with a statement on deduplication. */
    public ReceiverAttestations withDeduplication(@Nullable AttestedStatement<Deduplication> statement) {
        return new ReceiverAttestations(conditionalCreate, searchParameters, identifiers, statement, oneTimeOrders);
    }

    /** The same, with a statement on one-time orders. */
    public ReceiverAttestations withOneTimeOrders(@Nullable AttestedStatement<List<String>> statement) {
        return new ReceiverAttestations(conditionalCreate, searchParameters, identifiers, deduplication, statement);
    }
}
