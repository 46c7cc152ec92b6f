package org.cgmkit.kit.check;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a check what it asks for by its parameters, such as the server under test. */
public final class SubjectExtension implements ParameterResolver, ExecutionCondition {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return run(context).offers(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return run(context)
                .offer(parameter.getParameter().getType(), context.getUniqueId(), context.getRequiredTestMethod());
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return run(context)
                .stopped()
                .filter(why -> context.getTestMethod().isPresent())
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("the run goes on"));
    }

    private static CheckRun run(ExtensionContext context) {
        CheckRun run = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(CheckRun.class))
                .get(CheckRun.class, CheckRun.class);
        if (run == null) {
            throw new IllegalStateException("Checks run only inside a suite, which a command or a builder starts: "
                    + "they need a target, which a test runner of its own does not have.");
        }
        return run;
    }
}
