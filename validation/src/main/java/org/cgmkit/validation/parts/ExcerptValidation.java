package org.cgmkit.validation.parts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.FindingGroup;
import org.cgmkit.validation.submission.ProgressListener;
import org.cgmkit.validation.submission.SubmissionOutline;
import org.cgmkit.validation.submission.SubmittedText;

/** The judging of one submission: has excerpts judged on all cores, and keeps what is said of their entries. */
final class ExcerptValidation {
    private final SubmittedText text;
    private final SubmissionOutline outline;
    private final ResourceJudge judge;
    private final ProgressListener progress;
    private final SortedMap<Integer, List<EntryFinding>> said = new TreeMap<>();
    private final Map<FindingGroup.Key, EntryFinding> saidOfRest = new LinkedHashMap<>();
    private long done;
    private long due;

    ExcerptValidation(SubmittedText text, SubmissionOutline outline, ResourceJudge judge, ProgressListener progress) {
        this.text = text;
        this.outline = outline;
        this.judge = judge;
        this.progress = progress;
    }

    /** Entries to be judged, and with them others that they lead to. */
    record Chunk(Set<Integer> judged, NavigableSet<Integer> entries) {}

    private record Outcome(Map<Integer, List<EntryFinding>> ofEntries, List<EntryFinding> ofRest) {}

    /** What was said of an entry, without its place. */
    List<EntryFinding> of(int entry) {
        return said.getOrDefault(entry, List.of());
    }

    /** What was said of the Bundle around the entries: the values are those of {@link BundleExcerpt#rest()}. */
    List<EntryFinding> ofRest() {
        return List.copyOf(saidOfRest.values());
    }

    /** Has chunks judged. What the judge throws is thrown here. */
    void judge(List<Chunk> chunks) {
        due += chunks.stream().mapToLong(c -> c.judged().size()).sum();
        int threads = Math.max(1, Math.min(chunks.size(), Runtime.getRuntime().availableProcessors()));
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            chunks.forEach(c -> outcomes.add(workers.submit(() -> outcome(c))));
            try {
                outcomes.forEach(this::keep);
            } catch (RuntimeException e) {
                workers.shutdownNow();
                throw e;
            }
        }
    }

    private void keep(Future<Outcome> future) {
        try {
            Outcome outcome = future.get();
            said.putAll(outcome.ofEntries());
            outcome.ofRest().forEach(s -> saidOfRest.putIfAbsent(FindingGroup.Key.of(s.finding()), s));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The validation was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Outcome outcome(Chunk chunk) {
        BundleExcerpt excerpt = BundleExcerpt.of(text, outline, chunk.entries());
        Map<Integer, List<EntryFinding>> ofEntries = new TreeMap<>();
        List<EntryFinding> ofRest = new ArrayList<>();
        for (Finding finding : judge.judge(excerpt.json())) {
            BundleExcerpt.Part part = excerpt.partOf(finding);
            if (part == null) {
                ofRest.add(EntryFinding.ofRest(finding, excerpt));
            } else if (chunk.judged().contains(part.entry())) {
                ofEntries
                        .computeIfAbsent(part.entry(), e -> new ArrayList<>())
                        .add(EntryFinding.of(finding, excerpt, part));
            }
        }
        advance(chunk.judged().size());
        return new Outcome(ofEntries, ofRest);
    }

    private synchronized void advance(int entries) {
        done += entries;
        progress.reached(ProgressListener.Stage.JUDGING, done, due);
    }
}
