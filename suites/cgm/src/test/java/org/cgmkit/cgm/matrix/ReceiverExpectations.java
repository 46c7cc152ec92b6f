package org.cgmkit.cgm.matrix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.fixtures.variant.ConstraintProbes;
import org.cgmkit.fixtures.variant.MustSupportProbe;
import org.cgmkit.kit.proof.ExpectedFinding;

/** What the receiver suite has to say of each defect. */
final class ReceiverExpectations {
    private static final List<String> ANYTHING = List.of("*");

    private ReceiverExpectations() {}

    /** The expectations by the defects' ids; those about single constraints come from the data that speak of them. */
    static Map<String, ExpectedFinding> all() {
        Map<String, ExpectedFinding> all = new HashMap<>();
        ConstraintProbes.all()
                .forEach(probe -> all.put(
                        "overlooks-" + probe.slug(),
                        new ExpectedFinding(
                                List.of("Answer to " + probe.description() + ": expected a 4xx", probe.breach()),
                                List.of())));

        MustSupportProbe.all()
                .forEach(probe -> all.put(
                        "refuses-" + probe.slug(),
                        new ExpectedFinding(
                                List.of("Answer to " + probe.description() + ": expected it to be accepted"),
                                ANYTHING)));
        all.putAll(ExpectedFinding.in(ReceiverExpectations.class, "defects.yaml"));
        return all;
    }
}
