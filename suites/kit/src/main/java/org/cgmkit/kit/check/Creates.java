package org.cgmkit.kit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a check writes to the target at most, over all its probes. It is announced before the first write, and a check
 * that writes more, or writes without it, ends in error.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Creates {
    /** Numbers and types, such as {@code 3 Observation}. */
    String[] value();
}
