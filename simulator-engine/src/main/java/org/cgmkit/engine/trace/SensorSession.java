package org.cgmkit.engine.trace;

import java.time.Instant;

/**
 * The life of one sensor.
 *
 * @param start when it was started
 * @param warmUpMinutes for how long it warms up, as its maker says
 * @param generation what kind of sensor it is
 */
public record SensorSession(Instant start, int warmUpMinutes, String generation) {}
