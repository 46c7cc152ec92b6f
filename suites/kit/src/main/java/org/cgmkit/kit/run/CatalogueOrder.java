package org.cgmkit.kit.run;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.check.CheckedRequirement;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs checks in the order of the catalogue, so that a person who watches a run can follow the guide. */
public final class CatalogueOrder implements ClassOrderer, MethodOrderer {
    /** The configuration parameter with the ids of the requirements in their order, with blanks between them. */
    static final String IDS = "cgmkit.requirements";

    @Override
    public void orderClasses(ClassOrdererContext context) {
        List<String> ids = ids(context.getConfigurationParameter(IDS));
        // What runs alone comes last, so that a target that slows down does not slow down the other checks.
        context.getClassDescriptors()
                .sort(Comparator.comparing((ClassDescriptor c) -> c.isAnnotated(Isolated.class))
                        .thenComparingInt(c -> first(c, ids)));
    }

    @Override
    public void orderMethods(MethodOrdererContext context) {
        List<String> ids = ids(context.getConfigurationParameter(IDS));
        context.getMethodDescriptors().sort(Comparator.comparingInt(m -> place(m.getMethod(), ids)));
    }

    private static int first(ClassDescriptor checks, List<String> ids) {
        return Arrays.stream(checks.getTestClass().getDeclaredMethods())
                .mapToInt(m -> place(m, ids))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static int place(Method method, List<String> ids) {
        int index = CheckedRequirement.by(method)
                .map(c -> ids.indexOf(c.requirement()))
                .orElse(-1);
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    private static List<String> ids(Optional<String> parameter) {
        return List.of(parameter.orElse("").split(" "));
    }
}
