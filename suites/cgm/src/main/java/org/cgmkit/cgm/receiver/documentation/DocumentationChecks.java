package org.cgmkit.cgm.receiver.documentation;

import static org.cgmkit.kit.check.OutcomeException.attested;

import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.config.AttestedStatement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the developer documentation says, as its owner declares it (guide, "CGM Data Submission: Bundles" and "One-Time
 * Orders"). Whether that is so, {@link DocumentationHonestyChecks} look at.
 */
@ExtendWith(SubjectExtension.class)
class DocumentationChecks {

    @Shall("receiver.documentation.conditional-create")
    @DisplayName("The documentation says whether conditional create is supported")
    void saysWhetherConditionalCreateIsSupported(Receiver receiver) {
        throw stated(
                DeclaredStatements.conditionalCreate(receiver),
                DeclaredStatements.fact(DeclaredStatements.conditionalCreate(receiver))
                        ? "supported"
                        : "not supported");
    }

    @Shall("receiver.documentation.search-parameters")
    @DisplayName("The documentation lists the search parameters usable in ifNoneExist")
    void listsSearchParameters(Receiver receiver) {
        throw stated(
                DeclaredStatements.searchParameters(receiver),
                String.join(", ", DeclaredStatements.fact(DeclaredStatements.searchParameters(receiver))));
    }

    @Shall("receiver.documentation.identifiers")
    @DisplayName("The documentation says what becomes of identifiers of clients")
    void saysWhatBecomesOfIdentifiers(Receiver receiver) {
        throw stated(
                DeclaredStatements.identifiers(receiver),
                switch (DeclaredStatements.fact(DeclaredStatements.identifiers(receiver))) {
                    case KEPT -> "kept";
                    case DROPPED -> "dropped";
                });
    }

    @Shall("receiver.documentation.deduplication")
    @DisplayName("The documentation explains the deduplication strategy")
    void explainsDeduplication(Receiver receiver) {
        throw stated(
                DeclaredStatements.deduplication(receiver),
                DeclaredStatements.words(DeclaredStatements.fact(DeclaredStatements.deduplication(receiver))));
    }

    @Should("receiver.documentation.one-time-orders")
    @DisplayName("The documentation names the ways outside the guide by which one-time orders are handed over")
    void namesTheWaysOfOneTimeOrders(Receiver receiver) {
        String ways = String.join(", ", DeclaredStatements.fact(DeclaredStatements.oneTimeOrders(receiver)));
        throw stated(DeclaredStatements.oneTimeOrders(receiver), ways.isEmpty() ? "none" : ways);
    }

    private static RuntimeException stated(AttestedStatement<?> statement, String fact) {
        String words = statement.sentence().isEmpty() ? "" : ": \"" + statement.sentence() + "\"";
        return attested("Declared: " + fact + " (" + statement.document() + words + ").");
    }
}
