package org.cgmkit.reports;

/** Whether a run lets a release through. */
public enum Gate {
    /** No SHALL failed, and none stayed inconclusive. */
    PASS,
    /** A SHALL failed. */
    FAIL,
    /** The run did not finish, or a SHALL stayed inconclusive. */
    INCOMPLETE
}
