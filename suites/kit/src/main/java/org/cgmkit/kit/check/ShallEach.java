package org.cgmkit.kit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cgmkit.guide.Verb;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * The method probes a requirement stated with SHALL several times, each probe with a result of its own. Goes with a source of
 * arguments; the first argument names the probe.
 */
@ParameterizedTest(name = "{displayName}: {0}", quoteTextArguments = false)
@CheckVerb(Verb.SHALL)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ShallEach {
    /** The requirement's id. */
    String value();
}
