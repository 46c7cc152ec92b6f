package org.cgmkit.reports;

/** Is told of a run while it goes on, so that a person can follow it. */
public interface RunListener {

    /** The run begins with that many checks. */
    void started(String suite, String target, int checks);

    /** A check ended. */
    void finished(CheckResult result);
}
