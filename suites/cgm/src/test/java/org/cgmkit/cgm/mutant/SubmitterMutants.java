package org.cgmkit.cgm.mutant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.cgm.matrix.SimulatedAppRunner;
import org.cgmkit.cgm.matrix.SimulatedAppRunner.Played;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.proof.mutant.Judgement;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.kit.proof.mutant.MutantRun;
import org.cgmkit.kit.proof.mutant.Owners;
import org.cgmkit.kit.proof.mutant.RunLog;
import org.cgmkit.kit.proof.mutant.Verdict;
import org.cgmkit.reports.CheckResult;

/**
 * Mutants of sound apps. A run with a sound app is played once, over the wire; each mutant is the same run with something else
 * in it, judged by the whole suite, which needs no waiting.
 */
final class SubmitterMutants {
    private final SimulatedAppRunner runner;
    private final Judgement judgement;
    private final RunLog log;
    private final Map<String, MutantRun> earlier = new HashMap<>();
    private final Map<String, Played> played = new LinkedHashMap<>();
    private final Map<String, Map<String, CheckResult>> sound = new LinkedHashMap<>();
    private final Set<Mutant> mutants = new LinkedHashSet<>();

    /**
     * Mutants of apps that are yet to be played.
     *
     * @param folder where what they leave is kept
     * @param log keeps what was seen of each mutant
     */
    SubmitterMutants(Path folder, Owners owners, RunLog log) {
        this.runner = new SimulatedAppRunner(folder);
        this.log = log;
        log.runs().forEach(r -> earlier.put(r.mutants().getFirst(), r));
        this.judgement = new Judgement(owners);
    }

    /** Plays a run with that sound app, and makes the mutants that no app before it had. */
    void record(String app) throws IOException, InterruptedException {
        Played run = runner.play(app);
        played.put(app, run);
        sound.put(app, ReportRows.byName(runner.judge(run, run.run())));
        Set<Mutant> had = new LinkedHashSet<>();
        mutants.forEach(m -> had.add(new Mutant(app, m.family(), m.kind(), m.path(), m.operator())));
        mutations(app)
                .forEach(family -> family.make(run.run(), m -> {
                    if (!had.contains(m)) {
                        mutants.add(m);
                    }
                }));
    }

    /** The mutants that were made. */
    List<Mutant> mutants() {
        return new ArrayList<>(mutants);
    }

    /** The verdict on a mutant; nothing where it changes nothing in the run. */
    Optional<Verdict> verdict(Mutant mutant) {
        MutantRun known = earlier.get(mutant.id());
        if (known != null) {
            return judgement.of(mutant, List.of(mutant), known);
        }
        Played run = Objects.requireNonNull(played.get(mutant.peer()));
        PlayedRun seen = run.run();
        for (AppMutation family : mutations(mutant.peer())) {
            seen = family.apply(mutant, seen);
        }
        if (seen.equals(run.run())) {
            return Optional.empty();
        }
        MutantRun judged = MutantRun.of(
                List.of(mutant), runner.judge(run, seen), Objects.requireNonNull(sound.get(mutant.peer())));
        log.keep(judged);
        return judgement.of(mutant, List.of(mutant), judged);
    }

    /** The verdicts on those mutants. */
    Map<Mutant, Verdict> verdicts(List<Mutant> wanted, int workers) throws InterruptedException {
        Map<Mutant, Verdict> verdicts = new LinkedHashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            Map<Mutant, Future<Optional<Verdict>>> runs = new LinkedHashMap<>();
            wanted.forEach(m -> runs.put(m, pool.submit(() -> verdict(m))));
            for (Map.Entry<Mutant, Future<Optional<Verdict>>> each : runs.entrySet()) {
                each.getValue().get().ifPresent(v -> verdicts.put(each.getKey(), v));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A mutant could not be judged.", e.getCause());
        }
        return verdicts;
    }

    private static List<AppMutation> mutations(String app) {
        return List.of(new SendingMutation(app), new AskingMutation(app), new ReactingMutation(app));
    }
}
