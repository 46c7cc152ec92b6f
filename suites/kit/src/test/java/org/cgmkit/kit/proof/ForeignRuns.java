package org.cgmkit.kit.proof;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cgmkit.kit.proof.WrittenVerdicts.Verdict;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.DynamicTest;

/** What a suite says of a foreign implementation, sound, with its flaws and with its peculiarities, held against written verdicts. */
public final class ForeignRuns {
    private static final String ALL = "all";

    private final Map<Verdict, Future<RunReport>> runs;

    private ForeignRuns(Map<Verdict, Future<RunReport>> runs) {
        this.runs = runs;
    }

    /** Runs the suite against the implementation. */
    @FunctionalInterface
    public interface Judge {
        /**
         * What the suite says of it.
         *
         * @param verdict what is expected
         * @param options what the implementation is started with, so that it shows that
         */
        RunReport report(Verdict verdict, List<String> options) throws Exception;
    }

    /**
     * Runs the suite against the implementation as often as is wanted.
     *
     * @param wanted a regular expression of names, {@code all}, or nothing: then every few of the flaws and all peculiarities
     * @param every of how many flaws one is looked at where nothing is wanted
     * @param workers how many runs there are at a time
     */
    public static ForeignRuns of(WrittenVerdicts written, String wanted, int every, int workers, Judge judge)
            throws InterruptedException {
        try (ExecutorService runners = Executors.newFixedThreadPool(workers)) {
            Map<Verdict, Future<RunReport>> runs = new LinkedHashMap<>();
            for (int at = 0; at < written.flaws().size(); at++) {
                Verdict flaw = written.flaws().get(at);
                if (wanted.isEmpty() ? at % every == 0 : flaw.name().isEmpty() || isWanted(flaw, wanted)) {
                    List<String> options = flaw.name().isEmpty() ? List.of() : List.of("--flaw", flaw.name());
                    runs.put(flaw, runners.submit(() -> judge.report(flaw, options)));
                }
            }
            for (Verdict odd : written.peculiarities()) {
                if (wanted.isEmpty() || isWanted(odd, wanted)) {
                    runs.put(odd, runners.submit(() -> judge.report(odd, List.of("--peculiar", odd.name()))));
                }
            }
            for (Future<RunReport> run : runs.values()) {
                await(run);
            }
            return new ForeignRuns(runs);
        }
    }

    /** One that breaks off fails its own test, and not those of the others. */
    private static void await(Future<RunReport> run) throws InterruptedException {
        try {
            run.get();
        } catch (ExecutionException e) {
            // Told by its test.
        }
    }

    private static boolean isWanted(Verdict verdict, String wanted) {
        return wanted.equals(ALL) || verdict.name().matches(wanted);
    }

    /** A test for each run: it is judged as was written down, or is known not to be. */
    public Stream<DynamicTest> tests() {
        return runs.entrySet().stream().map(run -> {
            Verdict verdict = run.getKey();
            return DynamicTest.dynamicTest(verdict.name().isEmpty() ? "sound" : verdict.name(), () -> {
                RunReport report = run.getValue().get();
                List<String> objections = new ArrayList<>(verdict.objections(report));
                objections.addAll(ReportRows.described(report, Outcome.ERROR));
                if (verdict.open()) {
                    assertThat("judged rightly now: take it from what is open", objections, is(not(empty())));
                } else {
                    assertThat(verdict.what(), objections, is(empty()));
                }
            });
        });
    }
}
