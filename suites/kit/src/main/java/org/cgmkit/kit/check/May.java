package org.cgmkit.kit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cgmkit.guide.Verb;
import org.junit.jupiter.api.Test;

/** The method looks at something that the guide leaves free with MAY. */
@Test
@CheckVerb(Verb.MAY)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface May {
    /** The requirement's id. */
    String value();
}
