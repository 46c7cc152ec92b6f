package org.cgmkit.cgm.passive;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The check can also judge what merely passes between two real systems, where nothing is asked for and nothing provoked.
 * Either all checks of a requirement in a package carry it, or none does.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PassiveCheck {
    /** What has to pass for the check to have something to judge. */
    Traffic value();
}
