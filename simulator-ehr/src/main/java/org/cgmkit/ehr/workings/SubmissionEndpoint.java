package org.cgmkit.ehr.workings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.guide.cgm.GuideVersion;

/** Where submissions come in, and what the Bundle in them is. */
public interface SubmissionEndpoint {
    /** The operation's place below the base (guide, OperationDefinition submit-cgm-bundle, system level). */
    String OPERATION = "$submit-cgm-bundle";

    /** Whether a POST to this place below the base, without a slash at its beginning, is a submission. */
    boolean isAt(String path);

    /**
     * The submission that a request is.
     *
     * @throws SubmissionRefusedException where its form is not accepted
     */
    SubmittedBundle open(SubmittedBundle request);

    /** An entrance at any of those places below the base, with the Bundle as the body. */
    static SubmissionEndpoint at(Collection<String> places) {
        Set<String> all = Set.copyOf(places);
        return new SubmissionEndpoint() {
            @Override
            public boolean isAt(String path) {
                return all.contains(path);
            }

            @Override
            public SubmittedBundle open(SubmittedBundle request) {
                return request;
            }
        };
    }

    /** An entrance at one place, with the Bundle as the body. */
    static SubmissionEndpoint at(String place) {
        return at(Set.of(place));
    }

    /** Where a version of the guide has submissions, as that behaviour serves them. */
    static SubmissionEndpoint sound(GuideVersion guide, Behaviour behaviour) {
        if (behaviour.bridging()) {
            return at(Arrays.stream(GuideVersion.values())
                    .flatMap(version -> places(version).stream())
                    .toList());
        }
        return at(behaviour.places().isEmpty() ? places(guide) : behaviour.places());
    }

    /** All places that a version of the guide has for submissions, without a slash at their beginning. */
    static List<String> places(GuideVersion guide) {
        return guide.submission().paths().stream()
                .map(path -> path.startsWith("/") ? path.substring(1) : path)
                .toList();
    }
}
