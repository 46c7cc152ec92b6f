package org.cgmkit.kit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cgmkit.guide.Verb;
import org.junit.jupiter.api.Test;

/** The method checks what the guide's computable artifacts list without a verb. */
@Test
@CheckVerb(Verb.EXPECTED)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Expected {
    /** The requirement's id. */
    String value();
}
