package org.cgmkit.validation.parts;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.GroupedFindings;
import org.cgmkit.validation.finding.TextPosition;
import org.cgmkit.validation.submission.EntryOutline;
import org.cgmkit.validation.submission.LineIndex;
import org.cgmkit.validation.submission.SubmissionOutline;
import org.cgmkit.validation.submission.SubmittedText;
import org.cgmkit.validation.submission.ValuePositions;

/** Puts together what was said of a submission, with the places in the text as it came. */
final class FindingsAssembler {
    private static final String TOO_MANY = "Validation_VAL_Profile_Maximum";

    private final SubmittedText text;
    private final SubmissionOutline outline;
    private final ExcerptValidation session;
    private final Map<String, Integer> maxima;
    private final Set<Integer> tangled;

    FindingsAssembler(
            SubmittedText text,
            SubmissionOutline outline,
            ExcerptValidation session,
            Map<String, Integer> maxima,
            Set<Integer> tangled) {
        this.text = text;
        this.outline = outline;
        this.session = session;
        this.maxima = maxima;
        this.tangled = tangled;
    }

    /**
     * The findings.
     *
     * @param judgedAs for each entry, the one that was judged for it
     */
    GroupedFindings of(int[] judgedAs) {
        Map<Long, TextPosition> lines = LineIndex.at(text, offsets(judgedAs));
        GroupedFindings.Builder findings = new GroupedFindings.Builder();
        addRest(findings, lines);
        for (int i = 0; i < judgedAs.length; i++) {
            List<EntryFinding> said = session.of(judgedAs[i]);
            EntryOutline entry = outline.entries().get(i);
            if (tangled.contains(judgedAs[i])) {
                findings.add(FatalFindings.tangled(i, requireNonNull(lines.get(entry.start()))));
            } else if (!said.isEmpty()) {
                TextPosition start = requireNonNull(lines.get(entry.start()));
                List<TextPosition> spots = ValuePositions.of(text.text(entry.start(), entry.end()), start);
                for (EntryFinding each : said) {
                    findings.add(each.about(i, start, spots));
                }
            }
        }
        return findings.build();
    }

    private NavigableSet<Long> offsets(int[] judgedAs) {
        NavigableSet<Long> offsets = new TreeSet<>();
        if (!session.ofRest().isEmpty()) {
            offsets.add(outline.tail());
        }
        for (int i = 0; i < judgedAs.length; i++) {
            if (!session.of(judgedAs[i]).isEmpty() || tangled.contains(judgedAs[i])) {
                offsets.add(outline.entries().get(i).start());
            }
        }
        return offsets;
    }

    private void addRest(GroupedFindings.Builder findings, Map<Long, TextPosition> lines) {
        List<EntryFinding> said = session.ofRest();
        if (said.isEmpty()) {
            return;
        }
        List<TextPosition> spots = BundleExcerpt.restOf(text, outline, requireNonNull(lines.get(outline.tail())));
        Set<Finding> ofRest = new LinkedHashSet<>();
        said.forEach(s -> ofRest.add(counted(s.ofWhole(spots))));
        ofRest.forEach(findings::add);
    }

    /** An excerpt has one entry too many, and the submission perhaps more. */
    private Finding counted(Finding finding) {
        if (!TOO_MANY.equals(finding.rule()) || maxima.isEmpty()) {
            return finding;
        }
        String found = String.valueOf(outline.count(maxima.keySet().iterator().next()));
        return new Finding(
                finding.severity(),
                finding.path(),
                finding.line(),
                finding.column(),
                finding.entry(),
                finding.message().replaceFirst("there are \\d+\\.$", "there are " + found + "."),
                finding.expected(),
                found,
                finding.rule());
    }
}
