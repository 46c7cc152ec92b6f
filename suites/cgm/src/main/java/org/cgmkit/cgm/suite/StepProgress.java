package org.cgmkit.cgm.suite;

import java.time.Duration;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.capture.ExchangeLine;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.RunListener;

/** Tells a person step by step what to do with the app, what is awaited, since when, and what came. */
final class StepProgress implements ScenarioListener {
    private final RunDesk desk;
    private final SubmitterTarget target;
    private final RunListener journal;

    StepProgress(RunDesk desk, SubmitterTarget target, RunListener journal) {
        this.desk = desk;
        this.target = target;
        this.journal = journal;
    }

    @Override
    public void ready(String baseUrl, String launchUrl) {
        // From here on a run that breaks off leaves results that say so.
        journal.started("submitter", target.name(), 0);
        desk.say("A receiver is waiting for the app.");
        desk.say("");
        desk.say("  FHIR base URL   " + baseUrl);
        desk.say("  patient         " + target.patientId());
        if (!target.access().client().isEmpty()) {
            desk.say("  client id       " + target.access().client());
        }
        if (!launchUrl.isEmpty()) {
            desk.say("  launch the app  " + launchUrl);
        }
        desk.say("");
        if (!launchUrl.isEmpty() && byHand()) {
            wrapped(
                    "Open the last address in a browser: it stands for the launch button of the EHR, and can be opened as"
                            + " often as needed.");
            desk.say("");
        }
        if (byHand()) {
            wrapped("Set the app up with these, and keep them: they stay the same in all steps. Each step says what to"
                    + " do, and goes on by itself when it has seen what it waits for.");
            desk.say("");
        }
    }

    @Override
    public void begins(StepName step, int number, int of) {
        desk.say(number + "/" + of + "  " + step.title());
        if (byHand()) {
            desk.sayWrapped(6, step.asks());
        }
    }

    @Override
    public void skips(StepName step, String why) {
        desk.say(step.number() + "/" + StepName.values().length + "  " + step.title() + ": left out. " + why);
    }

    @Override
    public void awaits(String what, Duration atMost) {
        desk.say("      waiting for " + what + " (up to " + words(atMost) + ")");
    }

    @Override
    public void ended(String what, boolean came, Duration took, String remark) {
        desk.say("      " + (came ? "done" : "did not come") + " after " + seconds(took)
                + (remark.isEmpty() ? "" : ". " + remark));
    }

    @Override
    public void saw(CapturedExchange exchange) {
        desk.say("        " + ExchangeLine.of(exchange));
    }

    private boolean byHand() {
        return target.trigger() instanceof Trigger.ByHand;
    }

    private void wrapped(String text) {
        desk.sayWrapped(0, text);
    }

    private static String words(Duration duration) {
        return duration.toSeconds() >= 120 ? duration.toMinutes() + " min" : seconds(duration);
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
