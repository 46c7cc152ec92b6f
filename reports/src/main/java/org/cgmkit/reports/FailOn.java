package org.cgmkit.reports;

import java.util.Locale;
import org.cgmkit.guide.Verb;

/** How strict the gate of a run is: which requirements weigh in it. */
public enum FailOn {
    /** Those that bind: SHALL, and BASE where the cited clause says SHALL or MUST. */
    SHALL,
    /** Also those that advise or expect: SHOULD, EXPECTED and the rest of BASE. MAY never weighs. */
    SHOULD;

    /** Whether the requirement of that check weighs. */
    public boolean weighs(CheckResult check) {
        return check.binding() || (this == SHOULD && check.verb() != Verb.MAY);
    }

    /** Whether that check fails the gate, but for failures that the target's owner has declared. */
    public boolean fails(CheckResult check) {
        return weighs(check)
                && (check.outcome() == Outcome.FAIL || (this == SHOULD && check.outcome() == Outcome.WARN));
    }

    /** Whether that check leaves the gate open: it weighs, was tried, and nobody found out. */
    public boolean leavesOpen(CheckResult check) {
        return weighs(check) && Gate.staysOpen(check.outcome());
    }

    /** The word for it in options and in {@code results.json}: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
