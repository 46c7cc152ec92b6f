package org.cgmkit.kit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cgmkit.guide.Verb;
import org.junit.jupiter.api.Test;

/** The method checks a requirement that the guide states with SHOULD. */
@Test
@CheckVerb(Verb.SHOULD)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Should {
    /** The requirement's id. */
    String value();
}
