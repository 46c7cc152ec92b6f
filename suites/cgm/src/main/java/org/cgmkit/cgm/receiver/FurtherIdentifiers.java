package org.cgmkit.cgm.receiver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;

/** The identifiers that a resource may carry beside its own, as data that went through several systems do. */
public final class FurtherIdentifiers {
    private static final String OTHER_SYSTEM = "https://cgmkit.org/ns/further-test-data";

    /** Systems of two apps that number their records alike. */
    private static final List<String> NUMBERING =
            List.of("https://cgmkit.example/app-a", "https://cgmkit.example/app-b");

    private FurtherIdentifiers() {}

    /**
     * That submission with more identifiers in each resource: one of the same system, one of another, and a number with leading
     * zeros in the systems of two apps.
     *
     * @param number digits that no other submission has
     */
    public static Submission in(Submission submission, long number) {
        Submission more = submission;
        for (int position = 0; position < submission.size(); position++) {
            String own = SampleSubmissions.identifier(submission, position);
            String digits = "00" + number + position;
            more = more.withResource(position, resource -> {
                ArrayNode identifiers = (ArrayNode) resource.get("identifier");
                identifiers.addObject().put("system", IdentifierSource.SYSTEM).put("value", own + ".second");
                identifiers.addObject().put("system", OTHER_SYSTEM).put("value", own + ".third");
                NUMBERING.forEach(
                        system -> identifiers.addObject().put("system", system).put("value", digits));
            });
        }
        return more;
    }
}
