package org.cgmkit.validation.parts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cgmkit.validation.finding.GroupedFindings;
import org.cgmkit.validation.submission.EntryOutline;
import org.cgmkit.validation.submission.LeafFilter;
import org.cgmkit.validation.submission.ProgressListener;
import org.cgmkit.validation.submission.ReferenceGraph;
import org.cgmkit.validation.submission.SubmissionOutline;
import org.cgmkit.validation.submission.SubmissionReader;
import org.cgmkit.validation.submission.SubmittedText;

/**
 * Validates a submission of any length in time and memory that hardly depend on what HAPI needs for a whole one. Entries
 * of the same kind (see {@link ReferenceGraph}) get the same verdict, so one of each kind is judged, and every entry that the kit
 * cannot put to others; what only the whole can show is shown to the judge in small: a pair of equal fullUrls, one entry
 * more than there may be.
 */
public final class SubmissionValidator {
    /** Up to so many entries a submission is judged at once where it cannot be judged in parts. */
    public static final int MOST_AT_ONCE = 4096;

    private final SubmittedText text;
    private final SubmissionOutline outline;
    private final LeafFilter leaves;
    private final Map<String, Integer> maxima;
    private final ExcerptValidation session;
    private final ReferenceGraph web;

    /** By kind, the first entry of it. */
    private final Map<Integer, Integer> exemplars = new HashMap<>();

    private final Set<Integer> tangled = new HashSet<>();
    private final int[] judgedAs;

    public SubmissionValidator(
            SubmittedText text,
            SubmissionOutline outline,
            LeafFilter leaves,
            Map<String, Integer> maxima,
            ResourceJudge judge,
            ProgressListener progress) {
        this.text = text;
        this.leaves = leaves;
        this.outline = outline;
        this.maxima = maxima;
        this.session = new ExcerptValidation(text, outline, judge, progress);
        this.web = new ReferenceGraph(outline);
        this.judgedAs = new int[outline.entries().size()];
    }

    /**
     * The findings, or empty where entries are tied to so much of the submission that parts say nothing of them, and the
     * whole is not too long to be judged.
     */
    public Optional<GroupedFindings> validate() {
        ExcerptPlan schedule = new ExcerptPlan(web);
        for (int i = 0; i < judgedAs.length; i++) {
            int kind = web.kind(i);
            Integer before = kind == ReferenceGraph.ALONE ? null : exemplars.putIfAbsent(kind, i);
            judgedAs[i] = before == null ? i : before;
            if (before == null) {
                add(i, schedule);
            }
        }
        if (!tangled.isEmpty() && judgedAs.length <= MOST_AT_ONCE) {
            return Optional.empty();
        }
        schedule.addTogether(together());
        session.judge(schedule.chunks());
        judgeThoseThatDiffer();
        return Optional.of(new FindingsAssembler(text, outline, session, maxima, tangled).of(judgedAs));
    }

    private void add(int entry, ExcerptPlan schedule) {
        if (outline.entries().get(entry).wide() || !schedule.add(entry)) {
            tangled.add(entry);
        }
    }

    /** Where a finding names a value that is left out of the shape, it holds for the one entry only. */
    private void judgeThoseThatDiffer() {
        Set<Integer> special = new HashSet<>();
        for (int exemplar : exemplars.values()) {
            List<EntryFinding> said = session.of(exemplar);
            if (!said.isEmpty()) {
                EntryOutline entry = outline.entries().get(exemplar);
                List<String> leftOut = SubmissionReader.leftOut(text.text(entry.start(), entry.end()), leaves);
                if (said.stream().anyMatch(s -> s.isAbout(leftOut))) {
                    special.add(exemplar);
                }
            }
        }
        ExcerptPlan schedule = new ExcerptPlan(web);
        for (int i = 0; i < judgedAs.length; i++) {
            if (judgedAs[i] != i && special.contains(judgedAs[i])) {
                judgedAs[i] = i;
                add(i, schedule);
            }
        }
        session.judge(schedule.chunks());
    }

    /** Entries that break a rule of the whole together, a few for each rule. */
    private List<SortedSet<Integer>> together() {
        List<SortedSet<Integer>> together = new ArrayList<>();
        List<Integer> repeated = repeated();
        if (!repeated.isEmpty()) {
            together.add(new TreeSet<>(repeated));
        }
        maxima.forEach((type, most) -> {
            SortedSet<Integer> tooMany = new TreeSet<>();
            for (int i = 0; i < judgedAs.length && tooMany.size() <= most; i++) {
                if (type.equals(outline.entries().get(i).type())) {
                    tooMany.add(i);
                }
            }
            if (tooMany.size() > most) {
                together.add(tooMany);
            }
        });
        return together;
    }

    /** Two entries that are the same to the rule about unique fullUrls (bdl-7), or none. */
    private List<Integer> repeated() {
        if (outline.entries().stream().allMatch(e -> e.version() == null)) {
            return web.repeated();
        }
        Map<String, Integer> urls = new HashMap<>();
        for (int i = 0; i < judgedAs.length; i++) {
            String url = outline.entries().get(i).uniqueUrl();
            Integer first = url == null ? null : urls.putIfAbsent(url, i);
            if (first != null) {
                return List.of(first, i);
            }
        }
        return List.of();
    }
}
