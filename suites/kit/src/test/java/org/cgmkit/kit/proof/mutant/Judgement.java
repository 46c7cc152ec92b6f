package org.cgmkit.kit.proof.mutant;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cgmkit.reports.Outcome;

/** Tells from a run which of its mutants are killed and which survive; of some it cannot, and those go alone. */
public record Judgement(Owners owners) {

    /** The verdict on one mutant of a run, or nothing where another one in the same run may be the reason. */
    public Optional<Verdict> of(Mutant mutant, List<Mutant> together, MutantRun run) {
        return together.size() == 1 ? Optional.of(alone(mutant, run)) : among(mutant, together, run);
    }

    /**
     * The verdicts on mutants that are run each alone.
     *
     * @param workers how many runs there are at a time
     * @param log the runs of before, which are not made again
     * @param run makes a run, and keeps it in the log
     */
    public Map<Mutant, Verdict> ofEach(List<Mutant> mutants, int workers, RunLog log, Function<Mutant, MutantRun> run)
            throws InterruptedException, ExecutionException {
        Map<List<String>, MutantRun> earlier =
                log.runs().stream().collect(Collectors.toMap(MutantRun::mutants, each -> each));
        Map<Mutant, Future<MutantRun>> runs = new LinkedHashMap<>();
        Map<Mutant, Verdict> verdicts = new LinkedHashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            mutants.forEach(mutant -> runs.put(mutant, pool.submit(() -> {
                MutantRun before = earlier.get(List.of(mutant.id()));
                return before == null ? run.apply(mutant) : before;
            })));
            for (Map.Entry<Mutant, Future<MutantRun>> each : runs.entrySet()) {
                verdicts.put(each.getKey(), alone(each.getKey(), each.getValue().get()));
            }
        }
        return verdicts;
    }

    private Verdict alone(Mutant mutant, MutantRun run) {
        Set<String> killed = new TreeSet<>();
        Set<String> wrong = new TreeSet<>();
        String words = "";
        for (ChangedRow row : run.changed()) {
            if (row.isRed()) {
                boolean own = owners.of(mutant).contains(row.requirement()) && row.outcome() != Outcome.ERROR;
                if (own) {
                    killed.add(row.requirement());
                } else if (row.outcome() == Outcome.ERROR || !owners.allow(mutant, row.requirement())) {
                    wrong.add(row.requirement());
                }
                boolean telling = words.isEmpty() || (!own && !owners.allow(mutant, row.requirement()));
                words = telling ? row.requirement() + ": " + row.message() : words;
            }
        }
        return new Verdict(mutant, killed, wrong, words);
    }

    private Optional<Verdict> among(Mutant mutant, List<Mutant> together, MutantRun run) {
        Set<String> killed = new LinkedHashSet<>();
        String words = "";
        boolean silent = run.changed().isEmpty() || together.stream().noneMatch(m -> MutantGroups.isHiding(m));
        for (ChangedRow row : run.changed()) {
            boolean own = owners.of(mutant).contains(row.requirement());
            if (row.requirement().equals(ChangedRow.STOPPED)) {
                return Optional.empty();
            }
            if (!row.touchedBy(mutant)) {
                silent &= !own;
                continue;
            }
            silent = false;
            if (!row.isRed()) {
                continue;
            }
            boolean explained = together.stream().anyMatch(m -> row.touchedBy(m) && owners.allow(m, row.requirement()));
            if (!explained || row.outcome() == Outcome.ERROR) {
                return Optional.empty();
            }
            if (own && isOnly(mutant, together, row)) {
                killed.add(row.requirement());
                words = row.requirement() + ": " + row.message();
            }
        }
        if (!killed.isEmpty()) {
            return Optional.of(new Verdict(mutant, killed, Set.of(), words));
        }
        return silent ? Optional.of(new Verdict(mutant, Set.of(), Set.of(), "")) : Optional.empty();
    }

    /** Whether the row speaks of that mutant: no other that it may come from owns it, or it names the place of this one. */
    private boolean isOnly(Mutant mutant, List<Mutant> together, ChangedRow row) {
        boolean others = together.stream()
                .anyMatch(m -> !m.equals(mutant) && row.touchedBy(m) && owners.allow(m, row.requirement()));
        return !others || (isTelling(mutant) && names(row, mutant));
    }

    private static boolean names(ChangedRow row, Mutant mutant) {
        return row.message()
                .replaceAll("\\[[0-9]*]", "")
                .matches(
                        "(?s).*(^|[^A-Za-z.])" + Pattern.quote(mutant.plainPath()) + "($|[^A-Za-z.].*|[.][^A-Za-z].*)");
    }

    /** Whether what findings say of its place can be told from what they say of others. */
    static boolean isTelling(Mutant mutant) {
        return mutant.family() == Mutant.Family.KEEPING && !mutant.path().equals(EntryMutation.PATH);
    }
}
