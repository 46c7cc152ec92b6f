package org.cgmkit.kit.run;

import java.lang.reflect.Method;
import java.util.Optional;
import org.cgmkit.guide.Verb;
import org.cgmkit.kit.check.CheckedRequirement;
import org.cgmkit.kit.check.Writes;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/**
 * A method that checks a requirement.
 *
 * @param requirement the requirement's id
 * @param verb the verb of its annotation
 * @param title what it finds out, as a sentence
 * @param writes what it announces to write
 * @param method the method
 */
public record CheckMethod(String requirement, Verb verb, String title, Writes writes, Method method) {

    /** The check that this node of a test plan stands for, or empty where it is none. */
    static Optional<CheckMethod> of(TestIdentifier node) {
        return node.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod())
                .flatMap(method -> CheckedRequirement.by(method)
                        .map(c ->
                                new CheckMethod(c.requirement(), c.verb(), node.getDisplayName(), c.writes(), method)));
    }

    /** The method as {@code SubmissionChecks#answersEveryEntry}. */
    public String name() {
        return method.getDeclaringClass().getSimpleName() + "#" + method.getName();
    }
}
