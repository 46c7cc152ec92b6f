package org.cgmkit.validation;

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

/** The judging of one submission: has excerpts judged on all cores, and keeps what is said of their entries. */
final class Session {
    private final SubmittedText text;
    private final Outline outline;
    private final Judge judge;
    private final Progress progress;
    private final SortedMap<Integer, List<Said>> said = new TreeMap<>();
    private final Map<FindingGroup.Key, Said> saidOfRest = new LinkedHashMap<>();
    private long done;
    private long due;

    Session(SubmittedText text, Outline outline, Judge judge, Progress progress) {
        this.text = text;
        this.outline = outline;
        this.judge = judge;
        this.progress = progress;
    }

    /** Entries to be judged, and with them others that they lead to. */
    record Chunk(Set<Integer> judged, NavigableSet<Integer> entries) {}

    private record Outcome(Map<Integer, List<Said>> ofEntries, List<Said> ofRest) {}

    /** What was said of an entry, without its place. */
    List<Said> of(int entry) {
        return said.getOrDefault(entry, List.of());
    }

    /** What was said of the Bundle around the entries: the values are those of {@link Excerpt#rest()}. */
    List<Said> ofRest() {
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
        Excerpt excerpt = Excerpt.of(text, outline, chunk.entries());
        Map<Integer, List<Said>> ofEntries = new TreeMap<>();
        List<Said> ofRest = new ArrayList<>();
        for (Finding finding : judge.judge(excerpt.json())) {
            Excerpt.Part part = excerpt.partOf(finding);
            if (part == null) {
                ofRest.add(Said.ofRest(finding, excerpt));
            } else if (chunk.judged().contains(part.entry())) {
                ofEntries.computeIfAbsent(part.entry(), e -> new ArrayList<>()).add(Said.of(finding, excerpt, part));
            }
        }
        advance(chunk.judged().size());
        return new Outcome(ofEntries, ofRest);
    }

    private synchronized void advance(int entries) {
        done += entries;
        progress.reached(Progress.Stage.JUDGING, done, due);
    }
}
