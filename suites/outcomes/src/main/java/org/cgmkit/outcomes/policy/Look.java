package org.cgmkit.outcomes.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cgmkit.engine.calculation.DayShares;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.engine.calculation.Spread;
import org.cgmkit.engine.policy.NumberRounding;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.config.Computed;

/** Which figures of an answer are looked at to find a policy. */
public enum Look {
    /** The five shares. */
    SHARES(Computed.SHARES) {
        @Override
        public boolean fits(EngineAnswer answer, Outcomes outcomes) {
            RangeShares exact = outcomes.shares();
            Optional<Map<Figure, BigDecimal>> written = answer.shares();
            if (exact == null || written.isEmpty()) {
                return false;
            }
            int decimals = written.get().values().stream()
                    .mapToInt(BigDecimal::scale)
                    .max()
                    .orElse(0);
            return Figure.SHARES.stream()
                            .allMatch(each -> new RoundedFigure(
                                            Objects.requireNonNull(written.get().get(each)), Math.max(0, decimals))
                                    .fits(exact.percent(range(each)).decimal(), rounding(outcomes)))
                    || new AdjustedShares(written.get(), Math.max(0, decimals)).fit(exact);
        }
    },
    /** The mean. */
    MEAN(Computed.MEAN) {
        @Override
        public boolean fits(EngineAnswer answer, Outcomes outcomes) {
            return number(
                    answer,
                    Figure.MEAN,
                    exact(outcomes, spread -> spread.mean(unit(answer)).decimal()),
                    outcomes);
        }
    },
    /** The standard deviation. */
    SD(Computed.SD) {
        @Override
        public boolean fits(EngineAnswer answer, Outcomes outcomes) {
            return number(
                    answer,
                    Figure.SD,
                    exact(
                            outcomes,
                            spread -> Objects.requireNonNullElse(spread.deviation(unit(answer)), BigDecimal.ZERO)),
                    outcomes);
        }
    },
    /** The glucose management indicator. */
    GMI(Computed.GMI) {
        @Override
        public boolean fits(EngineAnswer answer, Outcomes outcomes) {
            return number(
                    answer, Figure.GMI, exact(outcomes, spread -> spread.gmi().decimal()), outcomes);
        }
    },
    /** The coefficient of variation. */
    CV(Computed.CV) {
        @Override
        public boolean fits(EngineAnswer answer, Outcomes outcomes) {
            return number(
                    answer,
                    Figure.CV,
                    exact(outcomes, spread -> Objects.requireNonNullElse(spread.variation(), BigDecimal.ZERO)),
                    outcomes);
        }
    },
    /** The active share. */
    ACTIVE(Computed.ACTIVE) {
        @Override
        public boolean fits(EngineAnswer answer, Outcomes outcomes) {
            return number(
                    answer,
                    Figure.ACTIVE,
                    Optional.ofNullable(outcomes.active()).map(active -> active.decimal()),
                    outcomes);
        }
    },
    /** Whether data are enough. */
    SUFFICIENT(Computed.SUFFICIENT) {
        @Override
        public boolean fits(EngineAnswer answer, Outcomes outcomes) {
            return answer.sufficient()
                    .filter(said -> said == outcomes.sufficient())
                    .isPresent();
        }
    },
    /** The numbers of low and very low events. */
    EVENTS(Computed.EVENTS) {
        @Override
        public boolean fits(EngineAnswer answer, Outcomes outcomes) {
            return count(answer, Figure.LEVEL_ONE, outcomes.episodes().levelOne())
                    && count(answer, Figure.LEVEL_TWO, outcomes.episodes().levelTwo());
        }
    },
    /** The number of long events. */
    LONG_EVENTS(Computed.EVENTS) {
        @Override
        public boolean fits(EngineAnswer answer, Outcomes outcomes) {
            return count(answer, Figure.EXTENDED, outcomes.episodes().extended());
        }
    },
    /** The shares of each day, those that are there. */
    DAYS(Computed.DAYS) {
        @Override
        public boolean fits(EngineAnswer answer, Outcomes outcomes) {
            boolean any = false;
            for (Map.Entry<LocalDate, DayShares> day : outcomes.perDay().entrySet()) {
                for (Figure share : Figure.SHARES) {
                    var written = answer.json().at("/perDay/" + day.getKey() + "/" + share.id());
                    any |= written.isNumber();
                    if (written.isNumber()
                            && !new RoundedFigure(written.decimalValue())
                                    .fits(day.getValue().percent(range(share)).decimal(), rounding(outcomes))) {
                        return false;
                    }
                }
                if (answer.json().at("/perDay/" + day.getKey()).isMissingNode()) {
                    return false;
                }
            }
            return any;
        }
    };

    private final Computed computed;

    Look(Computed computed) {
        this.computed = computed;
    }

    /** What an engine has to compute for it. */
    public Computed computed() {
        return computed;
    }

    /** Whether the answer may be what is exact, rounded. */
    public abstract boolean fits(EngineAnswer answer, Outcomes outcomes);

    /** Whether the answer has its figures as what they have to be, whatever their values are. */
    public boolean isAnswered(EngineAnswer answer) {
        return switch (this) {
            case SHARES -> answer.shares().isPresent();
            case SUFFICIENT -> answer.sufficient().isPresent();
            case DAYS -> true; // some days may be left out
            case EVENTS ->
                answer.number(Figure.LEVEL_ONE).isPresent()
                        && answer.number(Figure.LEVEL_TWO).isPresent();
            case LONG_EVENTS -> answer.number(Figure.EXTENDED).isPresent();
            case MEAN -> answer.number(Figure.MEAN).isPresent();
            case SD -> answer.number(Figure.SD).isPresent();
            case GMI -> answer.number(Figure.GMI).isPresent();
            case CV -> answer.number(Figure.CV).isPresent();
            case ACTIVE -> answer.number(Figure.ACTIVE).isPresent();
        };
    }

    /** The range that a share is of. */
    public static GlucoseRange range(Figure share) {
        return switch (share) {
            case VERY_LOW -> GlucoseRange.VERY_LOW;
            case LOW -> GlucoseRange.LOW;
            case TARGET -> GlucoseRange.TARGET;
            case HIGH -> GlucoseRange.HIGH;
            case VERY_HIGH -> GlucoseRange.VERY_HIGH;
            default -> throw new IllegalArgumentException("Expected one of the five shares, but got " + share + ".");
        };
    }

    private static NumberRounding rounding(Outcomes outcomes) {
        return outcomes.policy().of(PolicyKey.ROUNDING);
    }

    private static GlucoseUnit unit(EngineAnswer answer) {
        return answer.meanUnit().orElse(GlucoseUnit.MASS);
    }

    private static Optional<BigDecimal> exact(Outcomes outcomes, Function<Spread, BigDecimal> figure) {
        return Optional.ofNullable(outcomes.spread()).map(figure);
    }

    private static boolean number(EngineAnswer answer, Figure figure, Optional<BigDecimal> exact, Outcomes outcomes) {
        Optional<BigDecimal> written = answer.number(figure);
        return exact.isPresent()
                && written.isPresent()
                && new RoundedFigure(written.get()).fits(exact.get(), rounding(outcomes));
    }

    private static boolean count(EngineAnswer answer, Figure figure, int exact) {
        return answer.number(figure)
                .filter(said -> said.compareTo(BigDecimal.valueOf(exact)) == 0)
                .isPresent();
    }
}
