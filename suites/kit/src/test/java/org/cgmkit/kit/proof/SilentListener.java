package org.cgmkit.kit.proof;

import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunListener;

/** Listens to a run and says nothing of it. */
public final class SilentListener implements RunListener {
    @Override
    public void started(String suite, String target, int requirements) {}

    @Override
    public void finished(CheckResult result) {}
}
