package org.cgmkit.kit.proof.mutant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunReport;

/**
 * Makes the mutants of sound peers and has each judged by the whole suite: first many in a run, and those of which that does
 * not tell in smaller groups, and at last alone.
 */
public final class MutantRuns {
    private static final List<Integer> SIZES = List.of(16, 5, 1);

    private final MutantBench bench;
    private final Judgement judgement;
    private final int workers;
    private final RunLog log;
    private final Map<String, Map<String, CheckResult>> sound = new HashMap<>();
    private final Set<Mutant> mutants = new LinkedHashSet<>();

    /**
     * Runs over a bench.
     *
     * @param log keeps what was seen, so that a stopped pass can go on
     */
    public MutantRuns(MutantBench bench, Owners owners, int workers, RunLog log) {
        this.bench = bench;
        this.judgement = new Judgement(owners);
        this.workers = workers;
        this.log = log;
    }

    /** Runs the suite against that sound peer, and makes the mutants that no peer before it had. */
    public void record(String peer) throws Exception {
        Recording recording = new Recording();
        AtomicReference<PeerDescription> description = new AtomicReference<>();
        RunReport report = bench.examine(peer, before -> {
            description.set(before);
            return List.of(recording);
        });
        sound.put(peer, ReportRows.byName(report));
        Set<Mutant> had = new LinkedHashSet<>();
        mutants.forEach(m -> had.add(new Mutant("", m.family(), m.kind(), m.path(), m.operator())));
        MutantMaker.of(peer, Objects.requireNonNull(description.get()), recording).stream()
                .filter(m -> !had.contains(new Mutant("", m.family(), m.kind(), m.path(), m.operator())))
                .forEach(mutants::add);
    }

    /** The mutants that were made, in the order in which their places were seen. */
    public Set<Mutant> mutants() {
        return new LinkedHashSet<>(mutants);
    }

    /** The verdicts on those mutants. */
    public Map<Mutant, Verdict> verdicts(Collection<Mutant> wanted) throws InterruptedException {
        Map<Mutant, Verdict> verdicts = new LinkedHashMap<>();
        List<Mutant> open = new ArrayList<>(wanted);
        earlier(verdicts, wanted);
        open.removeAll(verdicts.keySet());
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            for (int size : SIZES) {
                Map<List<Mutant>, Future<MutantRun>> runs = new LinkedHashMap<>();
                List<List<Mutant>> groups = new ArrayList<>(new MutantGroups(judgement.owners()).of(open, size));
                // So that a pass which is stopped has seen something of everything.
                Collections.shuffle(groups, new Random(size));
                for (List<Mutant> group : groups) {
                    if (size > 1 || group.size() == 1) {
                        runs.put(group, pool.submit((Callable<MutantRun>) () -> run(group)));
                    }
                }
                for (Map.Entry<List<Mutant>, Future<MutantRun>> each : runs.entrySet()) {
                    List<Mutant> group = each.getKey();
                    MutantRun run = result(each.getValue());
                    for (Mutant mutant : group) {
                        judgement.of(mutant, group, run).ifPresent(v -> verdicts.put(mutant, v));
                    }
                }
                open.removeAll(verdicts.keySet());
            }
        }
        return verdicts;
    }

    /**
     * The verdicts on as many of those mutants as can be had in that time, many in a run; those of which a run with others does
     * not tell are left out.
     */
    public Map<Mutant, Verdict> sample(List<Mutant> wanted, Duration time) throws Exception {
        Map<Mutant, Verdict> verdicts = new LinkedHashMap<>();
        long end = System.nanoTime() + time.toNanos();
        for (List<Mutant> group : new MutantGroups(judgement.owners()).of(wanted, SIZES.getFirst())) {
            if (System.nanoTime() > end) {
                break;
            }
            MutantRun run = run(group);
            group.forEach(m -> judgement.of(m, group, run).ifPresent(v -> verdicts.put(m, v)));
        }
        return verdicts;
    }

    /** What the runs that were kept before tell of the mutants, without another run. */
    public Map<Mutant, Verdict> kept() {
        Map<Mutant, Verdict> verdicts = new LinkedHashMap<>();
        earlier(verdicts, mutants);
        return verdicts;
    }

    private void earlier(Map<Mutant, Verdict> verdicts, Collection<Mutant> wanted) {
        Map<String, Mutant> known = new HashMap<>();
        mutants.forEach(m -> known.put(m.id(), m));
        for (MutantRun run : log.runs()) {
            if (known.keySet().containsAll(run.mutants())) {
                List<Mutant> together = run.mutants().stream().map(known::get).toList();
                together.stream()
                        .filter(wanted::contains)
                        .forEach(m -> judgement.of(m, together, run).ifPresent(v -> verdicts.put(m, v)));
            }
        }
    }

    private MutantRun run(List<Mutant> group) throws Exception {
        MutantRun run;
        try {
            RunReport report = bench.examine(group.getFirst().peer(), before -> Mutations.of(group, before));
            run = MutantRun.of(
                    group,
                    report,
                    Objects.requireNonNull(sound.get(group.getFirst().peer())));
        } catch (ConfigurationException | UnreachableException e) {
            run = MutantRun.stopped(group, e);
        }
        log.keep(run);
        return run;
    }

    private static MutantRun result(Future<MutantRun> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A run of mutants broke off.", e.getCause());
        }
    }
}
