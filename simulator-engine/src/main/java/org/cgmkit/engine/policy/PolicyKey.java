package org.cgmkit.engine.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that outcome engines decide one way or another.
 *
 * @param <T> what its values are
 */
public final class PolicyKey<T> {
    /** See {@link RangeLimits}. */
    public static final PolicyKey<RangeLimits> LIMITS =
            choice("ranges.limits", "Which limits the target has", RangeLimits.class);

    /** See {@link Classification}. */
    public static final PolicyKey<Classification> CLASSIFICATION =
            choice("ranges.classification", "By which limits values are put into ranges", Classification.class);

    /** See {@link FractionalValues}. */
    public static final PolicyKey<FractionalValues> FRACTIONAL =
            choice("ranges.fractional", "What becomes of decimals that sensors do not show", FractionalValues.class);

    /** Milligrams per decilitre in one millimole per litre. */
    public static final PolicyKey<BigDecimal> FACTOR = new PolicyKey<>(
            "units.factor",
            "How many mg/dL make one mmol/L",
            List.of("18.0182", "18.01559", "18.0156", "18.016", "18").stream()
                    .map(BigDecimal::new)
                    .toList(),
            NumberText::factor,
            BigDecimal::toPlainString,
            value -> value.compareTo(new BigDecimal("17.9")) < 0 || value.compareTo(new BigDecimal("18.1")) > 0
                    ? Standing.DEFECT
                    : Standing.ALLOWED);

    /** See {@link Denominator}. */
    public static final PolicyKey<Denominator> DENOMINATOR = new PolicyKey<>(
            "gaps.denominator",
            "Of what shares are shares, and what becomes of gaps",
            Denominator.known(),
            Denominator::of,
            Denominator::id,
            Denominator::standing);

    /** See {@link SameTime}. */
    public static final PolicyKey<SameTime> SAME_TIME =
            choice("duplicates.sameTime", "Which of several values at one time counts", SameTime.class);

    /** Readings that are at most so many seconds apart are one. */
    public static final PolicyKey<Integer> TOLERANCE = new PolicyKey<>(
            "duplicates.toleranceSeconds",
            "How many seconds apart two readings are still the same one",
            List.of(30, 0),
            text -> NumberText.whole(text, 0, 240, "a number of seconds"),
            Object::toString,
            value -> Standing.ALLOWED);

    /** See {@link StreamUse}. */
    public static final PolicyKey<StreamUse> STREAMS =
            choice("streams.use", "What counts where two sensors measure at once", StreamUse.class);

    /** See {@link SentinelUse}. */
    public static final PolicyKey<SentinelUse> SENTINELS =
            choice("sentinels.use", "What LOW and HIGH count as", SentinelUse.class);

    /** See {@link ErrorCodes}. */
    public static final PolicyKey<ErrorCodes> ERROR_CODES =
            choice("sentinels.errorCodes", "What becomes of values that are codes", ErrorCodes.class);

    /** See {@link WarmUp}. */
    public static final PolicyKey<WarmUp> WARM_UP = new PolicyKey<>(
            "warmUp.minutes",
            "For how long after its start a sensor's readings do not count",
            List.of(WarmUp.OF_SESSION, WarmUp.of(0), WarmUp.of(30), WarmUp.of(60), WarmUp.of(120), WarmUp.of(720)),
            WarmUp::of,
            WarmUp::id,
            WarmUp::standing);

    /** See {@link WarmUpBoundary}. */
    public static final PolicyKey<WarmUpBoundary> WARM_UP_BOUNDARY = choice(
            "warmUp.boundary", "Whether the reading at the very end of the warm-up counts", WarmUpBoundary.class);

    /** See {@link PeriodEnd}. */
    public static final PolicyKey<PeriodEnd> PERIOD_END =
            choice("period.end", "Whether the reading at the very end of the period counts", PeriodEnd.class);

    /** See {@link DayBoundary}. */
    public static final PolicyKey<DayBoundary> DAYS =
            choice("days.boundary", "At which midnight days begin", DayBoundary.class);

    /** See {@link TimeReading}. */
    public static final PolicyKey<TimeReading> TIMES =
            choice("times.reading", "How times with offsets are read", TimeReading.class);

    /** See {@link ActiveDenominator}. */
    public static final PolicyKey<ActiveDenominator> ACTIVE =
            choice("active.denominator", "Of what the active share is a share", ActiveDenominator.class);

    /** The minutes that every reading is taken to stand for, or empty where it is those of its sensor. */
    public static final PolicyKey<Optional<Integer>> ASSUMED_INTERVAL = new PolicyKey<>(
            "active.interval",
            "How many minutes each reading stands for",
            List.of(Optional.empty(), Optional.of(5)),
            text -> text.strip().equals("sensor")
                    ? Optional.empty()
                    : Optional.of(NumberText.whole(text, 1, 60, "minutes")),
            value -> value.map(String::valueOf).orElse("sensor"),
            value -> value.isEmpty() ? Standing.USUAL : Standing.DEFECT);

    /** See {@link SufficiencyComparison}. */
    public static final PolicyKey<SufficiencyComparison> SUFFICIENCY =
            choice("sufficiency.compares", "What is compared with 70 %", SufficiencyComparison.class);

    /** See {@link Deviation}. */
    public static final PolicyKey<Deviation> DEVIATION =
            choice("statistics.sd", "Over what the standard deviation is computed", Deviation.class);

    /** See {@link GmiFormula}. */
    public static final PolicyKey<GmiFormula> GMI =
            choice("gmi.formula", "By which formula GMI is computed", GmiFormula.class);

    /** See {@link EventMinutes}. */
    public static final PolicyKey<EventMinutes> EVENT_MINUTES =
            choice("events.minutes", "How long a run of readings is", EventMinutes.class);

    /** After so many minutes at or above its limit an event has ended. */
    public static final PolicyKey<Integer> RECOVERY = new PolicyKey<>(
            "events.recovery",
            "After how many minutes at or above the limit an event has ended",
            List.of(15, 0),
            text -> NumberText.whole(text, 0, 240, "a number of minutes"),
            Object::toString,
            value -> value == 15 ? Standing.USUAL : value == 0 ? Standing.DEFECT : Standing.ALLOWED);

    /** See {@link EventGap}. */
    public static final PolicyKey<EventGap> EVENT_GAP =
            choice("events.gap", "Whether a gap of more than 15 minutes ends a run", EventGap.class);

    /** See {@link LevelTwoEnd}. */
    public static final PolicyKey<LevelTwoEnd> LEVEL_TWO_END =
            choice("events.levelTwoEnd", "At which value an event of level two ends", LevelTwoEnd.class);

    /** See {@link LevelOneEvents}. */
    public static final PolicyKey<LevelOneEvents> LEVEL_ONE =
            choice("events.levelOne", "Which events are of level one", LevelOneEvents.class);

    /** See {@link ExtendedEvents}. */
    public static final PolicyKey<ExtendedEvents> EXTENDED =
            choice("events.extended", "From when on an event is extended", ExtendedEvents.class);

    /** See {@link NumberRounding}. */
    public static final PolicyKey<NumberRounding> ROUNDING =
            choice("numbers.rounding", "How figures are written with fewer digits", NumberRounding.class);

    private static final List<PolicyKey<?>> ALL = List.of(
            LIMITS,
            CLASSIFICATION,
            FRACTIONAL,
            FACTOR,
            DENOMINATOR,
            SAME_TIME,
            TOLERANCE,
            STREAMS,
            SENTINELS,
            ERROR_CODES,
            WARM_UP,
            WARM_UP_BOUNDARY,
            PERIOD_END,
            DAYS,
            TIMES,
            ACTIVE,
            ASSUMED_INTERVAL,
            SUFFICIENCY,
            DEVIATION,
            GMI,
            EVENT_MINUTES,
            RECOVERY,
            EVENT_GAP,
            LEVEL_TWO_END,
            LEVEL_ONE,
            EXTENDED,
            ROUNDING);

    private final String id;
    private final String title;
    private final List<T> known;
    private final Function<String, T> reader;
    private final Function<T, String> writer;
    private final Function<T, Standing> standing;

    private PolicyKey(
            String id,
            String title,
            List<T> known,
            Function<String, T> reader,
            Function<T, String> writer,
            Function<T, Standing> standing) {
        this.id = id;
        this.title = title;
        this.known = List.copyOf(known);
        this.reader = reader;
        this.writer = writer;
        this.standing = standing;
    }

    private static <E extends Enum<E> & Choice> PolicyKey<E> choice(String id, String title, Class<E> type) {
        return new PolicyKey<>(
                id,
                title,
                List.of(type.getEnumConstants()),
                text -> Choice.of(type, text),
                Choice::id,
                Choice::standing);
    }

    /** All keys, in the order in which declarations are written. */
    public static List<PolicyKey<?>> all() {
        return ALL;
    }

    /**
     * The key with that id.
     *
     * @throws IllegalArgumentException where there is none; the message names those that there are
     */
    public static PolicyKey<?> of(String id) {
        return ALL.stream()
                .filter(each -> each.id.equals(id.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected one of "
                        + String.join(", ", ALL.stream().map(PolicyKey::id).toList()) + ", but got '" + id + "'."));
    }

    /** The name in declarations, such as {@code gaps.denominator}. */
    public String id() {
        return id;
    }

    /** What is decided, in a few words. */
    public String title() {
        return title;
    }

    /** The value where nothing is declared. */
    public T usual() {
        return known.getFirst();
    }

    /** The values that can be told from each other, the usual one first. */
    public List<T> known() {
        return known;
    }

    /**
     * The value that a text means.
     *
     * @throws IllegalArgumentException where it means none; the message is a sentence
     */
    public T read(String text) {
        return reader.apply(text);
    }

    /** The value as it stands in declarations. */
    public String write(T value) {
        return writer.apply(value);
    }

    /** What may be said of an engine that decides so. */
    public Standing standing(T value) {
        return value.equals(usual()) ? Standing.USUAL : standing.apply(value);
    }

    @Override
    public String toString() {
        return id;
    }
}
