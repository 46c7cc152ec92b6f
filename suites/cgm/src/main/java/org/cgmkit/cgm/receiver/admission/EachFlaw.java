package org.cgmkit.cgm.receiver.admission;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cgmkit.fixtures.flaw.Flaw;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Gives a family of probes one flaw after another, named by its description. */
@ArgumentsSource(FlawArguments.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface EachFlaw {
    /** The flaws. */
    Flaw[] value();
}
