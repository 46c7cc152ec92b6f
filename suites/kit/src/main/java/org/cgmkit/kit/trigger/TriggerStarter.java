package org.cgmkit.kit.trigger;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.trigger.Trigger.Call;

/** Brings an app to submit, in the way that its owner declares. */
public final class TriggerStarter {
    private TriggerStarter() {}

    /**
     * Begins a step.
     *
     * @param results the folder of the results, for what a command prints
     * @throws ConfigurationException where the app cannot be reached in that way
     */
    public static TriggeredApp begin(Trigger trigger, Call call, Path results) throws InterruptedException {
        return switch (trigger) {
            case Trigger.ByHand hand -> TriggeredApp.elsewhere();
            case Trigger.ByCommand command ->
                TriggeredCommand.start(
                        command.line(), call.step(), call.environment(), "brings the app to submit", results);
            case Trigger.ByHook hook -> called(hook, call);
            case Trigger.ByCode code -> running(code.app().begin(call));
        };
    }

    /**
     * Starts a command that may go on for the whole step.
     *
     * @param step the step's name
     * @param variables what it is told in its environment
     * @param purpose what it does, as it stands behind "a command that"
     * @param results the folder of the results, for what it prints
     * @throws ConfigurationException where the shell cannot run it
     */
    public static TriggeredApp begin(
            String line, String step, Map<String, String> variables, String purpose, Path results)
            throws InterruptedException {
        return TriggeredCommand.start(line, step, variables, purpose, results);
    }

    private static TriggeredApp running(Trigger.Begun begun) {
        return new TriggeredApp() {
            @Override
            public Optional<String> over() {
                return begun.isOver() ? Optional.of(begun.remark()) : Optional.empty();
            }

            @Override
            public boolean isGone() {
                return begun.isOver() && !begun.staysBehind();
            }

            @Override
            public void close() {
                begun.close();
            }
        };
    }

    private static TriggeredApp called(Trigger.ByHook hook, Call call) {
        WebHook.call(hook.url(), hook.tls(), call);
        return TriggeredApp.elsewhere();
    }
}
