package org.cgmkit.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.cgmkit.guide.FhirGuide;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.drift.DriftDiagnosis;
import org.cgmkit.guide.cgm.drift.SubmissionFacts;
import org.cgmkit.guide.cgm.drift.VersionRecognition;
import org.cgmkit.guide.t1d.T1dEdition;
import org.cgmkit.guide.t1d.T1dRecognition;
import org.cgmkit.validation.finding.Finding;

/**
 * What a file says of the guide that it was written for.
 *
 * @param cgm of the states of the guide on CGM
 * @param t1d of the T1D Exchange guide
 */
record FileFacts(SubmissionFacts cgm, T1dRecognition t1d) {

    /** Those of a whole resource. */
    static FileFacts of(JsonNode resource) {
        return new FileFacts(SubmissionFacts.of(resource), new T1dRecognition().header(resource));
    }

    /** Those of a Bundle whose entries are still to come. */
    static FileFacts ofHeader(JsonNode header) {
        return new FileFacts(new SubmissionFacts().header(header), new T1dRecognition().header(header));
    }

    /** Takes the next entry of the Bundle. */
    void entry(JsonNode entry) {
        cgm.entry(entry);
        t1d.look(entry);
    }

    /** The guide that it was written for, and the version. */
    GuideRecognition recognition() {
        Optional<String> reason = t1d.reason();
        if (reason.isPresent()) {
            return new GuideRecognition(T1dEdition.usual(), reason.get());
        }
        VersionRecognition version = cgm.recognition();
        return new GuideRecognition(version.version(), version.reason());
    }

    /** What to say first where it was written for another state of the guide than the one by which it is validated. */
    Optional<Finding> drift(FhirGuide guide) {
        return guide instanceof GuideVersion version
                ? DriftFinding.of(DriftDiagnosis.of(version, cgm.facts(version)))
                : Optional.empty();
    }
}
