package org.cgmkit.guide.cgm;

import java.util.List;
import java.util.Optional;

/**
 * How a submission goes over the wire in a version of the guide.
 *
 * @param paths where it may be posted, below the base URL; the first is the one to call, and an empty one is the base itself
 * @param bundleType the type of the Bundle that is posted
 * @param answerType the type of the Bundle that answers it
 * @param tag the label that the Bundle carries in {@code meta.tag}, or empty where the version has none
 */
public record SubmissionForm(List<String> paths, String bundleType, String answerType, Optional<Coding> tag) {
    public SubmissionForm {
        paths = List.copyOf(paths);
    }
}
