package org.cgmkit.shlink.workings;

/** In which of the ways a file goes to a receiver. */
public enum Delivery {
    EMBEDDED,
    LOCATED,
    DIRECT
}
