package org.cgmkit.outcomes.config;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an engine computes. */
public enum Computed {
    /** The shares of the five ranges. */
    SHARES,
    /** Mean glucose. */
    MEAN,
    /** Standard deviation. */
    SD,
    /** Coefficient of variation. */
    CV,
    /** Glucose management indicator. */
    GMI,
    /** Glycemia risk index. */
    GRI,
    /** Active share. */
    ACTIVE,
    /** Whether data are enough. */
    SUFFICIENT,
    /** Low events. */
    EVENTS,
    /** Shares of each day. */
    DAYS;

    /** What is presumed of an engine that does not say. */
    public static final Set<Computed> USUAL = Set.copyOf(EnumSet.of(SHARES, MEAN, SD, CV, GMI, ACTIVE, EVENTS));

    /** The name in target files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
