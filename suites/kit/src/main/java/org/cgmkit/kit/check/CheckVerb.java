package org.cgmkit.kit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cgmkit.guide.Verb;

/** Marks an annotation as one that makes a method the check of a requirement with that verb; its value is the id. */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface CheckVerb {
    /** The verb that the catalogue gives to the requirement. */
    Verb value();
}
