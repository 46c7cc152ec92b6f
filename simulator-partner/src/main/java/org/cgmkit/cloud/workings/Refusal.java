package org.cgmkit.cloud.workings;

/** Why a window is refused. */
public enum Refusal {
    /** It is longer than may be asked for. */
    TOO_LONG,
    /** It ends before it begins. */
    REVERSED
}
