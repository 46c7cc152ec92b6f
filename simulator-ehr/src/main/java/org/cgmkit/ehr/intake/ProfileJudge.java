package org.cgmkit.ehr.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.ehr.submission.Issue;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.guide.Profile;
import org.cgmkit.validation.Finding;
import org.cgmkit.validation.ProfileValidator;

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
        for (Finding finding : validator.validate(WithTargets.of(bundle, store), profile)) {
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

    private static Issue issue(Finding finding) {
        return Issue.error("invalid", finding.message(), finding.path());
    }
}
