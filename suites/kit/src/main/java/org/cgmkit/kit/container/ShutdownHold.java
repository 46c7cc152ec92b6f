package org.cgmkit.kit.container;

import java.util.concurrent.locks.LockSupport;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunListener;

/**
 * Holds a run where it is once the process is being ended by a signal. Its containers are removed then, and what it would still
 * see of them would say nothing about the target: the results must stay incomplete.
 */
public final class ShutdownHold implements RunListener {
    private volatile boolean begun;

    /** From now on nobody passes. */
    public void begin() {
        begun = true;
    }

    /** Lets the caller pass, or keeps it for good: the process ends without it. */
    public void pass() {
        while (begun) {
            LockSupport.park(this);
        }
    }

    @Override
    public void started(String suite, String target, int requirements) {
        pass();
    }

    @Override
    public void began(String requirement, String title) {
        pass();
    }

    @Override
    public void finished(CheckResult result) {
        pass();
    }

    @Override
    public void ended() {
        pass();
    }
}
