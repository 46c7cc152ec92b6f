package org.cgmkit.kit.run;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.check.CheckRun;
import org.cgmkit.kit.check.CheckedRequirement;
import org.cgmkit.kit.check.WriteBudget;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.jspecify.annotations.Nullable;

/**
 * One run of a suite: gives each check the subject that it asks for, with a log of its own.
 *
 * @param <S> what the suite's checks ask for, such as the server under test
 */
public final class SuiteRun<S> implements CheckRun {
    private final Class<S> type;
    private final Function<CheckLog, S> maker;
    private final EvidenceFolder evidence;
    private final Map<String, Given<S>> given = new ConcurrentHashMap<>();
    private final Map<Method, WriteBudget> budgets = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Supplier<Optional<String>> stopped;

    private record Given<S>(CheckLog log, S subject) {}

    /**
     * A run whose exchanges are kept in that folder.
     *
     * @param type the class of the subject
     * @param maker makes the subject of one check, which tells its log of everything that it does
     * @param evidence where exchanges are kept
     */
    public SuiteRun(Class<S> type, Function<CheckLog, S> maker, EvidenceFolder evidence) {
        this(type, maker, evidence, Optional::empty);
    }

    /**
     * The same, of a run that may be stopped.
     *
     * @param stopped why no further check is to begin, as a sentence that begins in lower case; or empty
     */
    public SuiteRun(
            Class<S> type, Function<CheckLog, S> maker, EvidenceFolder evidence, Supplier<Optional<String>> stopped) {
        this.type = type;
        this.maker = maker;
        this.evidence = evidence;
        this.stopped = stopped;
    }

    @Override
    public boolean offers(Class<?> wanted) {
        return wanted.isAssignableFrom(type);
    }

    @Override
    public Object offer(Class<?> wanted, String checkId, Method check) {
        CheckedRequirement checked = CheckedRequirement.by(check)
                .orElseThrow(() -> new IllegalStateException(
                        check + " names no requirement: annotate it with @Shall, @Should, @May, @Expected or @Base."));
        WriteBudget budget = budgets.computeIfAbsent(check, c -> new WriteBudget(checked.writes()));
        return given.computeIfAbsent(checkId, id -> {
                    CheckLog log = new CheckLog(evidence.of(numbers.incrementAndGet(), checked.requirement()), budget);
                    return new Given<>(log, maker.apply(log));
                })
                .subject();
    }

    @Override
    public Optional<String> stopped() {
        return stopped.get();
    }

    /** The log of that check, or null where it asked for nothing. */
    @Nullable
    CheckLog logOf(String checkId) {
        Given<S> found = given.get(checkId);
        return found == null ? null : found.log();
    }
}
