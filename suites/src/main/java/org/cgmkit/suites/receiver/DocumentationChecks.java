package org.cgmkit.suites.receiver;

import static org.cgmkit.suites.check.Ended.attested;

import org.cgmkit.suites.check.Shall;
import org.cgmkit.suites.check.Should;
import org.cgmkit.suites.check.UnderTest;
import org.cgmkit.suites.setup.Attested;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the developer documentation says, as its owner declares it (guide, "CGM Data Submission: Bundles" and "One-Time
 * Orders"). Whether that is so, {@link DocumentationHonestyChecks} look at.
 */
@ExtendWith(UnderTest.class)
class DocumentationChecks {

    @Shall("receiver.documentation.conditional-create")
    @DisplayName("The documentation says whether conditional create is supported")
    void saysWhetherConditionalCreateIsSupported(Receiver receiver) {
        throw stated(
                Declared.conditionalCreate(receiver),
                Declared.fact(Declared.conditionalCreate(receiver)) ? "supported" : "not supported");
    }

    @Shall("receiver.documentation.search-parameters")
    @DisplayName("The documentation lists the search parameters usable in ifNoneExist")
    void listsSearchParameters(Receiver receiver) {
        throw stated(
                Declared.searchParameters(receiver),
                String.join(", ", Declared.fact(Declared.searchParameters(receiver))));
    }

    @Shall("receiver.documentation.identifiers")
    @DisplayName("The documentation says what becomes of identifiers of clients")
    void saysWhatBecomesOfIdentifiers(Receiver receiver) {
        throw stated(
                Declared.identifiers(receiver),
                switch (Declared.fact(Declared.identifiers(receiver))) {
                    case KEPT -> "kept";
                    case DROPPED -> "dropped";
                });
    }

    @Shall("receiver.documentation.deduplication")
    @DisplayName("The documentation explains the deduplication strategy")
    void explainsDeduplication(Receiver receiver) {
        throw stated(Declared.deduplication(receiver), Declared.words(Declared.fact(Declared.deduplication(receiver))));
    }

    @Should("receiver.documentation.one-time-orders")
    @DisplayName("The documentation names the ways outside the guide by which one-time orders are handed over")
    void namesTheWaysOfOneTimeOrders(Receiver receiver) {
        String ways = String.join(", ", Declared.fact(Declared.oneTimeOrders(receiver)));
        throw stated(Declared.oneTimeOrders(receiver), ways.isEmpty() ? "none" : ways);
    }

    private static RuntimeException stated(Attested<?> statement, String fact) {
        String words = statement.sentence().isEmpty() ? "" : ": \"" + statement.sentence() + "\"";
        return attested("Declared: " + fact + " (" + statement.document() + words + ").");
    }
}
