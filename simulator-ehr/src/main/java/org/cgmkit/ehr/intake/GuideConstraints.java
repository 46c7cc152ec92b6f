package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.fixtures.variant.ConstraintProbe;
import org.cgmkit.fixtures.variant.ConstraintProbes;
import org.cgmkit.validation.finding.Finding;
import org.jspecify.annotations.Nullable;

/** Findings that speak of what the guide's profiles demand beyond FHIR R4. */
public final class GuideConstraints {
    // What breaks FHIR R4 alone is refused by every receiver that looks at resources at all.
    private static final FindingFilter ANY = (finding, entry) -> ConstraintProbes.all().stream()
            .filter(probe -> !probe.constraints().isEmpty())
            .anyMatch(probe -> of(probe).counts(finding, entry));

    private GuideConstraints() {}

    /** Findings about any constraint of the guide's profiles. */
    public static FindingFilter any() {
        return ANY;
    }

    /** Findings about the constraints that this probe breaks, in an entry of its kind. */
    public static FindingFilter of(ConstraintProbe probe) {
        return (finding, entry) -> probe.explains(resource(entry), path(finding, entry), finding.message());
    }

    private static @Nullable JsonNode resource(@Nullable SubmittedEntry entry) {
        return entry == null ? null : entry.node().path("resource");
    }

    private static String path(Finding finding, @Nullable SubmittedEntry entry) {
        String place = entry == null ? "Bundle" : entry.path("resource");
        return finding.path().startsWith(place) ? finding.path().substring(place.length()) : finding.path();
    }
}
