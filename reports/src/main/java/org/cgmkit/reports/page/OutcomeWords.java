package org.cgmkit.reports.page;

import java.util.Locale;
import org.cgmkit.reports.Outcome;

/** Outcomes as a person reads them on the page. */
final class OutcomeWords {
    private OutcomeWords() {}

    static String of(Outcome outcome) {
        return outcome.name().replace('_', ' ');
    }

    static String small(Outcome outcome) {
        return of(outcome).toLowerCase(Locale.ROOT);
    }
}
