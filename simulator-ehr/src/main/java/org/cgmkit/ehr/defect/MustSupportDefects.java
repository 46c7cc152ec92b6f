package org.cgmkit.ehr.defect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cgmkit.ehr.admission.EntryRule;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.workings.Workings;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.fixtures.variant.MustSupportProbe;

/** What a receiver can refuse that it has to let in: one defect for each probe of must-support elements. */
final class MustSupportDefects {
    private MustSupportDefects() {}

    static List<Defect> all() {
        List<Defect> all = new ArrayList<>();
        MustSupportProbe.all().forEach(probe -> all.add(of(probe)));
        all.add(Defect.of(
                "refuses-both-units",
                "receiver.must-support.unit",
                "Refuses readings and means in mg/dL and in mmol/L.",
                w -> refusing(
                        w,
                        "glucose",
                        resource -> EntryKind.of(resource)
                                .filter(EntryKind::hasUnit)
                                .isPresent())));
        return all;
    }

    private static Defect of(MustSupportProbe probe) {
        String element = probe.element();
        return Defect.of(
                "refuses-" + probe.slug(),
                "receiver.must-support.accepted",
                "Refuses " + (element == null ? probe.kind().label() : probe.description()) + ".",
                w -> refusing(
                        w,
                        probe.description(),
                        resource -> EntryKind.of(resource)
                                        .filter(kind -> kind == probe.kind())
                                        .isPresent()
                                && (element == null || resource.has(element))));
    }

    private static Workings refusing(Workings workings, String what, Predicate<JsonNode> refused) {
        EntryRule rule = (entry, bundle, context) -> refused.test(entry.node().path("resource"))
                ? Optional.of(
                        Refusal.of(422, "not-supported", "Expected no " + what + " here.", entry.path("resource")))
                : Optional.empty();
        return workings.taking(i -> i.ruling(rule));
    }
}
