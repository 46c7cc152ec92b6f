package org.cgmkit.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.GroupedFindings;
import org.cgmkit.validation.submission.LeafFilter;
import org.cgmkit.validation.submission.ProgressListener;
import org.cgmkit.validation.submission.SubmittedText;

/** Submissions judged in parts and at once. */
final class PartsComparison {
    static final String PROFILE = Profile.SUBMISSION_BUNDLE.url(GuideVersion.STU1);

    private final GuideValidator validator;
    private final GuideValidator whole;
    private final LeafFilter leaves;
    private long judged;
    private int atOnce;

    PartsComparison(GuideValidator validator) {
        this(validator, LeafFilter::withReason);
    }

    PartsComparison(GuideValidator validator, LeafFilter leaves) {
        this(validator, validator, leaves);
    }

    /** With one validator for the parts and another one for the whole. */
    PartsComparison(GuideValidator parts, GuideValidator whole) {
        this(parts, whole, LeafFilter::withReason);
    }

    private PartsComparison(GuideValidator validator, GuideValidator whole, LeafFilter leaves) {
        this.validator = validator;
        this.whole = whole;
        this.leaves = leaves;
    }

    /** What is found in parts and not at once, and the other way round; empty where both say the same. */
    List<String> differences(String json) {
        List<String> inParts = inParts(json);
        List<String> expected = lines(whole.atOnce(json, Optional.of(PROFILE)));
        List<String> differences = new ArrayList<>();
        List<String> missing = new ArrayList<>(expected);
        for (String line : inParts) {
            if (!missing.remove(line)) {
                differences.add("only in parts: " + line);
            }
        }
        missing.forEach(line -> differences.add("only at once:  " + line));
        return differences;
    }

    private List<String> inParts(String json) {
        AtomicLong due = new AtomicLong();
        Optional<GroupedFindings> findings =
                validator.inParts(SubmittedText.of(json), Optional.of(PROFILE), leaves, (stage, done, total) -> {
                    if (stage == ProgressListener.Stage.JUDGING) {
                        due.set(total);
                    }
                });
        judged += due.get();
        if (findings.isEmpty()) {
            atOnce++;
        }
        return lines(findings.map(GroupedFindings::all).orElseGet(() -> validator.atOnce(json, Optional.of(PROFILE))));
    }

    /** How many entries the judge saw; the others got their verdicts from one of their kind. */
    long judged() {
        return judged;
    }

    /** How many submissions could not be judged in parts. */
    int atOnce() {
        return atOnce;
    }

    static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(f -> f.severity() + " " + f.line() + ":" + f.column() + " " + f.entry() + " " + f.path() + " | "
                        + f.rule() + " | " + f.message() + " | " + f.expected() + " | " + f.actual())
                .toList();
    }
}
