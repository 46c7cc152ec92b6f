package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.OutcomeException.attested;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import java.util.List;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.config.AttestedStatement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the documentation of a submitter says, as its owner declares it (guide, "One-Time Orders"). */
@ExtendWith(SubjectExtension.class)
class DocumentationChecks {

    @Should("submitter.documentation.one-time-orders")
    @DisplayName("The documentation names the ways outside the guide by which one-time orders are handed over")
    void namesTheWaysOfOneTimeOrders(Submitter submitter) {
        AttestedStatement<List<String>> ways = submitter.target().oneTimeOrders();
        List<String> named = ways == null ? null : ways.fact();
        if (ways == null || named == null) {
            throw notTested("It is not declared in which ways one-time orders are handed over, and where that is"
                    + " documented: add attestations.oneTimeOrders to the target file.");
        }
        String words = ways.sentence().isEmpty() ? "" : ": \"" + ways.sentence() + "\"";
        throw attested("Declared: " + (named.isEmpty() ? "none" : String.join(", ", named)) + " (" + ways.document()
                + words + ").");
    }
}
