package org.cgmkit.cgm.receiver.documentation;

import static org.cgmkit.kit.check.OutcomeException.notTested;

import java.util.List;
import org.cgmkit.cgm.config.ReceiverAttestations.Deduplication;
import org.cgmkit.cgm.config.ReceiverAttestations.Identifiers;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.kit.config.AttestedStatement;
import org.jspecify.annotations.Nullable;

/** The declared statements, each with its fact; where one is not declared, the check says what to declare. */
final class DeclaredStatements {
    private DeclaredStatements() {}

    static AttestedStatement<Boolean> conditionalCreate(Receiver receiver) {
        return given(receiver.attestations().conditionalCreate(), "whether conditional create is supported");
    }

    static AttestedStatement<List<String>> searchParameters(Receiver receiver) {
        return given(receiver.attestations().searchParameters(), "which search parameters ifNoneExist may use");
    }

    static AttestedStatement<Identifiers> identifiers(Receiver receiver) {
        return given(receiver.attestations().identifiers(), "whether identifiers of clients are kept");
    }

    static AttestedStatement<Deduplication> deduplication(Receiver receiver) {
        return given(
                receiver.attestations().deduplication(),
                "how duplicates are answered: stored again, 200, or 201 with the location of what is there");
    }

    static AttestedStatement<List<String>> oneTimeOrders(Receiver receiver) {
        return given(
                receiver.attestations().oneTimeOrders(),
                "the ways outside the guide by which one-time orders are handed over, or that there are none");
    }

    /** The fact of a statement that has one. */
    static <T> T fact(AttestedStatement<T> statement) {
        T fact = statement.fact();
        if (fact == null) {
            throw new IllegalStateException("Only statements with a fact come here.");
        }
        return fact;
    }

    /** A deduplication strategy in words. */
    static String words(Deduplication strategy) {
        return switch (strategy) {
            case NONE -> "duplicates are stored again";
            case ANSWERED_200 -> "duplicates are not stored, and answered 200";
            case ANSWERED_201_WITH_LOCATION ->
                "duplicates are not stored, and answered 201 with the location of what is there";
        };
    }

    private static <T> AttestedStatement<T> given(@Nullable AttestedStatement<T> statement, String what) {
        String todo = "Declare in the target's description " + what + ", with the address of the documentation.";
        if (statement == null) {
            throw notTested("Nothing is declared about it. " + todo);
        }
        if (statement.fact() == null) {
            throw notTested("Only a link is declared (" + statement.document()
                    + "), which cannot be compared with behaviour. " + todo);
        }
        return statement;
    }
}
