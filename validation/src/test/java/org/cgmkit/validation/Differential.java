package org.cgmkit.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.guide.Profile;

/** Submissions judged in parts and at once. */
final class Differential {
    static final String PROFILE = Profile.SUBMISSION_BUNDLE.url(GuideVersion.STU1);

    private final GuideValidator validator;
    private final GuideValidator whole;
    private final Leaves leaves;
    private long judged;
    private int atOnce;

    Differential(GuideValidator validator) {
        this(validator, Leaves::withReason);
    }

    Differential(GuideValidator validator, Leaves leaves) {
        this(validator, validator, leaves);
    }

    /** With one validator for the parts and another one for the whole. */
    Differential(GuideValidator parts, GuideValidator whole) {
        this(parts, whole, Leaves::withReason);
    }

    private Differential(GuideValidator validator, GuideValidator whole, Leaves leaves) {
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
                    if (stage == Progress.Stage.JUDGING) {
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
