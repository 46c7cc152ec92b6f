package org.cgmkit.kit.check;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import org.cgmkit.guide.Verb;

/**
 * The requirement that a method checks.
 *
 * @param requirement its id
 * @param verb the verb of the annotation
 * @param writes what it announces to write
 */
public record CheckedRequirement(String requirement, Verb verb, Writes writes) {

    /** What the annotations of the method say, or empty where it is no check. */
    public static Optional<CheckedRequirement> by(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            CheckVerb mark = annotation.annotationType().getAnnotation(CheckVerb.class);
            if (mark != null) {
                return Optional.of(new CheckedRequirement(idOf(annotation), mark.value(), Writes.announcedBy(method)));
            }
        }
        return Optional.empty();
    }

    private static String idOf(Annotation annotation) {
        try {
            return (String) annotation.annotationType().getMethod("value").invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(annotation.annotationType() + " carries no requirement id.", e);
        }
    }
}
