package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.ehr.submission.Body;
import org.cgmkit.ehr.submission.Issue;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.guide.Profile;
import org.cgmkit.validation.Finding;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.Progress;

/** Validates a submission once as a whole, and tells which entry each finding is about. */
public final class ProfileJudge {
    private final ProfileValidator validator;
    private final String profile;

    /** A judge by the submission profile of one version of the guide. */
    public ProfileJudge(ProfileValidator validator, GuideVersion guide) {
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

    Judgement judge(SubmittedBundle bundle, ResourceStore store, Counting counting) {
        List<Issue> whole = new ArrayList<>();
        Map<Integer, List<Issue>> byEntry = new HashMap<>();
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
        List<ObjectNode> targets = Targets.of(bundle, store);
        if (targets.isEmpty()) {
            return findings(bundle.body());
        }
        try (Body more = bundle.followedBy(targets)) {
            return findings(more);
        }
    }

    private List<Finding> findings(Body body) {
        return body.file()
                .map(file -> validator
                        .validate(file, Optional.of(profile), Progress.silent())
                        .all())
                .orElseGet(() -> validator.validate(body.text(), profile));
    }

    private static Issue issue(Finding finding) {
        return Issue.error("invalid", finding.message(), finding.path());
    }
}
