package org.cgmkit.suites.harness;

import java.nio.file.Path;
import java.util.Optional;
import org.cgmkit.suites.setup.ConfigurationException;
import org.cgmkit.suites.setup.SubmitterTrigger;
import org.cgmkit.suites.setup.SubmitterTrigger.Call;

/** Brings a submitter to submit, in the way that its owner declares. */
final class Triggers {
    private Triggers() {}

    /**
     * Begins a step.
     *
     * @param results the folder of the results, for what a command prints
     * @throws ConfigurationException where the app cannot be reached in that way
     */
    static Running begin(SubmitterTrigger trigger, Call call, Path results) throws InterruptedException {
        return switch (trigger) {
            case SubmitterTrigger.ByHand hand -> Running.elsewhere();
            case SubmitterTrigger.ByCommand command -> RunningCommand.start(command.line(), call, results);
            case SubmitterTrigger.ByHook hook -> called(hook, call);
            case SubmitterTrigger.ByCode code -> running(code.app().begin(call));
        };
    }

    private static Running running(SubmitterTrigger.Begun begun) {
        return new Running() {
            @Override
            public Optional<String> over() {
                return begun.isOver() ? Optional.of(begun.remark()) : Optional.empty();
            }

            @Override
            public void close() {
                begun.close();
            }
        };
    }

    private static Running called(SubmitterTrigger.ByHook hook, Call call) {
        Hook.call(hook.url(), call);
        return Running.elsewhere();
    }
}
