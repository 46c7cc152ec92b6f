package org.cgmkit.validation.remark;

import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.guide.FhirGuide;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.wording.SourceDocument;

/** What is worth a word by a guide, and its profiles do not hold. */
public final class GuideRemarks {
    private GuideRemarks() {}

    /**
     * The remarks on a resource.
     *
     * @param said what the profiles say of it
     */
    public static List<Finding> on(FhirGuide guide, SourceDocument document, List<Finding> said) {
        if (guide instanceof GuideVersion version) {
            return Stream.concat(
                            SubmissionFormRemarks.on(version, document, said).stream(),
                            CodingRemarks.on(version, document.text(), document.root()).stream())
                    .toList();
        }
        return List.of();
    }
}
