package org.cgmkit.kit.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.Verification;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.evidence.Redaction;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Turns what the JUnit Platform tells into results, and passes them on. The Platform swallows what a listener throws, so
 * a fault is kept and thrown at the end.
 */
final class ResultCollector implements TestExecutionListener {
    private final Catalogue catalogue;
    private final SuiteRun<?> run;
    private final Redaction redaction;
    private final RunListener listener;
    private final List<CheckResult> results = new ArrayList<>();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> began = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
    private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();
    private volatile boolean complete = true;

    ResultCollector(Catalogue catalogue, SuiteRun<?> run, Redaction redaction, RunListener listener) {
        this.catalogue = catalogue;
        this.run = run;
        this.redaction = redaction;
        this.listener = listener;
    }

    /** The results so far, in the order in which the checks ended. */
    synchronized List<CheckResult> results() {
        return List.copyOf(results);
    }

    /** Whether every check was run. */
    boolean complete() {
        return complete;
    }

    /** Why checks were not begun, or null where all of them were. */
    @Nullable
    String stopped() {
        return stopped.get();
    }

    /**
     * Ends the collecting.
     *
     * @throws RuntimeException what this collector, or the listener behind it, threw on the way
     */
    void throwFault() {
        RuntimeException thrown = fault.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void executionStarted(TestIdentifier node) {
        began.put(node.getUniqueId(), System.nanoTime());
        if (node.isTest()) {
            each(node, check -> listener.began(check.requirement(), check.title()));
        }
    }

    @Override
    public void executionFinished(TestIdentifier node, TestExecutionResult result) {
        each(node, check -> {
            Throwable thrown = result.getThrowable().orElse(null);
            if (node.isTest()) {
                add(node, check, thrown == null ? CheckVerdict.passed() : verdict(check, thrown));
            } else if (result.getStatus() != Status.SUCCESSFUL && thrown != null) {
                add(node, check, verdict(check, thrown));
            }
        });
    }

    @Override
    public void executionSkipped(TestIdentifier node, String reason) {
        each(node, check -> {
            complete = false;
            stopped.compareAndSet(null, redaction.text(reason));
            add(node, check, CheckVerdict.stopped(reason));
        });
    }

    /** Whatever should have run and was not heard of, a whole class that failed for instance, gets its row here. */
    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .forEach(node -> each(node, check -> {
                    if (!heard.contains(check.method().toString())) {
                        complete = false;
                        add(node, check, CheckVerdict.lost());
                    }
                }));
    }

    private void each(TestIdentifier node, Consumer<CheckMethod> action) {
        try {
            CheckMethod.of(node).ifPresent(action);
        } catch (RuntimeException e) {
            fault.compareAndSet(null, e);
        }
    }

    private CheckVerdict verdict(CheckMethod check, Throwable thrown) {
        return CheckVerdict.on(thrown, requirement(check).binding(), check.name());
    }

    private void add(TestIdentifier node, CheckMethod check, CheckVerdict found) {
        heard.add(check.method().toString());
        CheckLog log = run.logOf(node.getUniqueId());
        String doubt = log == null ? null : log.doubt();
        String witness = log == null ? null : log.witness();
        CheckVerdict seen = witness == null ? found : found.attested(witness);
        CheckVerdict sure = doubt == null ? seen : seen.doubted(doubt);
        CheckVerdict verdict = requirement(check).verification() == Verification.OBSERVED ? sure.recorded() : sure;
        String remarks = log == null ? "" : log.remarks();
        long nanos = System.nanoTime() - began.getOrDefault(node.getUniqueId(), System.nanoTime());
        Requirement requirement = requirement(check);
        CheckResult result = redaction.result(new CheckResult(
                requirement.id(),
                requirement.verb(),
                requirement.binding(),
                check.title(),
                verdict.outcome(),
                (verdict.message() + " " + remarks).strip(),
                verdict.expected(),
                verdict.actual(),
                log == null ? List.of() : log.evidence(),
                Duration.ofNanos(Math.max(0, nanos))));
        synchronized (this) {
            results.add(result);
        }
        listener.finished(result);
    }

    private Requirement requirement(CheckMethod check) {
        return catalogue
                .find(check.requirement())
                .orElseThrow(() -> new IllegalStateException(
                        check.name() + " checks " + check.requirement() + ", which the catalogue does not know."));
    }
}
