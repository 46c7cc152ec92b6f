package org.cgmkit.submitter.defect;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cgmkit.submitter.content.BundleEntries;
import org.cgmkit.submitter.content.ContentStep;

/** What an app can get wrong in the conditions of its entries. */
final class ConditionDefects {

    private ConditionDefects() {}

    static List<Defect> all() {
        return List.of(
                writing(
                        "writes-the-type-into-the-condition",
                        "Writes the type and a question mark before its conditions.",
                        c -> "Observation?" + c),
                writing(
                        "writes-a-url-into-the-condition",
                        "Writes whole addresses as conditions.",
                        c -> "https://receiver.example.org/fhir/Observation?" + c),
                writing(
                        "asks-for-another-identifier",
                        "Asks in its conditions for an identifier that the resource does not have.",
                        c -> c + ".other"));
    }

    /** The conditions of observations are written in another way. */
    private static Defect writing(String id, String description, UnaryOperator<String> change) {
        ContentStep step = (entries, purpose) -> {
            entries.stream()
                    .filter(BundleEntries::conditional)
                    .filter(EntrySelector.type("Observation"))
                    .forEach(e -> e.withObject("/request")
                            .put(
                                    "ifNoneExist",
                                    change.apply(e.at("/request/ifNoneExist").asText())));
            return entries;
        };
        return new Defect(id, "submitter.conditional-create.syntax", description, w -> w.filling(step));
    }
}
