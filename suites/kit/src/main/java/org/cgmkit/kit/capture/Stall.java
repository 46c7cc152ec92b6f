package org.cgmkit.kit.capture;

import java.time.Instant;

/**
 * A time in which the kit itself stood still, so that what it noticed or did then was late.
 *
 * @param from since when
 * @param to until when
 */
public record Stall(Instant from, Instant to) {}
