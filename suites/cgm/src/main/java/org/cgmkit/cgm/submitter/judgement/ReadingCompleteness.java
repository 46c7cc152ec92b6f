package org.cgmkit.cgm.submitter.judgement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.submitter.judgement.AcceptedValue.Span;
import org.cgmkit.fixtures.variant.EntryKind;

/** Whether readings are all that the values of their period were computed from, as far as the values tell. */
final class ReadingCompleteness {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<EntryKind> CHARACTERISTIC =
            List.of(EntryKind.MEAN_MASS, EntryKind.MEAN_MOLES, EntryKind.CV, EntryKind.TIMES_IN_RANGES);

    /** Readings that the first and the last slot of a period may lack without a gap. */
    private static final int ENDS = 2;

    private static final int TENTH = 10;

    private ReadingCompleteness() {}

    /**
     * They are, where they explain mean, spread and ranges, which a part of them would hardly do; else where they are as
     * many as the sensor-active percentage implies; without one, on as many days as the days of wear; without either,
     * from the first tenth of the period to its last.
     */
    static boolean isWhole(ReadingSet set, SummaryValues figures, SummaryComparison comparison, ZoneId zone) {
        if (comparison.explains(CHARACTERISTIC)) {
            return true;
        }
        Optional<SummaryValue> active = figures.find(EntryKind.SENSOR_ACTIVE);
        Optional<Duration> interval = set.interval();
        if (active.isPresent() && interval.isPresent()) {
            long possible = set.period().length().dividedBy(interval.get());
            BigDecimal implied = Span.behind(active.get().number())
                    .low()
                    .multiply(BigDecimal.valueOf(possible))
                    .divide(HUNDRED);
            return BigDecimal.valueOf(set.count() + ENDS).compareTo(implied) >= 0;
        }
        Optional<SummaryValue> worn = figures.find(EntryKind.DAYS_OF_WEAR);
        if (worn.isPresent()) {
            int days = set.calendarDays(zone);
            return Span.behind(worn.get().number()).low().compareTo(BigDecimal.valueOf(days)) < 0;
        }
        Duration tenth = set.period().length().dividedBy(TENTH);
        return !set.first().isAfter(set.period().start().plus(tenth))
                && !set.last().isBefore(set.period().end().minus(tenth));
    }
}
