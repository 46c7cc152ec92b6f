package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.ehr.submission.OutcomeIssue;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.submission.ProgressListener;
import org.cgmkit.validation.submission.SubmittedText;

/** Validates a submission once as a whole, and tells which entry each finding is about. */
public final class SubmissionProfileValidation {
    private final ProfileValidator validator;
    private final String profile;

    /** A judge by the submission profile of one version of the guide. */
    public SubmissionProfileValidation(ProfileValidator validator, GuideVersion guide) {
        this.validator = validator;
        this.profile = Profile.SUBMISSION_BUNDLE.url(guide);
    }

    /**
     * What validation says.
     *
     * @param whole why the submission as such is refused, or nothing
     * @param byEntry why single entries are refused, by their position
     */
    record Judgement(Optional<Refusal> whole, Map<Integer, Refusal> byEntry) {}

    Judgement judge(SubmittedBundle bundle, ResourceStore store, FindingFilter counting) {
        List<OutcomeIssue> whole = new ArrayList<>();
        Map<Integer, List<OutcomeIssue>> byEntry = new HashMap<>();
        for (Finding finding : findings(bundle, store)) {
            Integer entry = finding.entry();
            boolean ofTarget = entry != null && entry >= bundle.entries().size();
            if (!ofTarget
                    && counting.counts(
                            finding, entry == null ? null : bundle.entries().get(entry))) {
                (entry == null ? whole : byEntry.computeIfAbsent(entry, k -> new ArrayList<>())).add(issue(finding));
            }
        }
        return new Judgement(
                whole.isEmpty() ? Optional.empty() : Optional.of(new Refusal(400, whole)),
                byEntry.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> new Refusal(400, e.getValue()))));
    }

    private List<Finding> findings(SubmittedBundle bundle, ResourceStore store) {
        List<ObjectNode> targets = ReferencedResources.of(bundle, store);
        if (targets.isEmpty()) {
            return findings(bundle.body());
        }
        try (SubmittedText more = bundle.followedBy(targets)) {
            return findings(more);
        }
    }

    private List<Finding> findings(SubmittedText body) {
        return body.file()
                .map(file -> validator
                        .validate(file, Optional.of(profile), ProgressListener.silent())
                        .all())
                .orElseGet(() -> validator.validate(body.text(), profile));
    }

    private static OutcomeIssue issue(Finding finding) {
        return OutcomeIssue.error("invalid", finding.message(), finding.path());
    }
}
