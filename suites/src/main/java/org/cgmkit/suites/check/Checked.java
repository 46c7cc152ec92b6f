package org.cgmkit.suites.check;

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
public record Checked(String requirement, Verb verb, Writes writes) {

    /** What the annotations of the method say, or empty where it is no check. */
    public static Optional<Checked> by(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            CheckOf mark = annotation.annotationType().getAnnotation(CheckOf.class);
            if (mark != null) {
                return Optional.of(new Checked(idOf(annotation), mark.value(), Writes.announcedBy(method)));
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
