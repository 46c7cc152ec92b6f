package org.cgmkit.cli.run;

import java.time.Duration;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.console.LineWrap;
import org.cgmkit.reports.json.ResultsJournal;

/** Tells a person step by step what to do with the app, what is awaited, since when, and what came. */
final class StepProgress implements ScenarioListener {
    private final CommandStreams streams;
    private final SubmitterTarget target;
    private final ResultsJournal journal;

    StepProgress(CommandStreams streams, SubmitterTarget target, ResultsJournal journal) {
        this.streams = streams;
        this.target = target;
        this.journal = journal;
    }

    @Override
    public void ready(String baseUrl) {
        // From here on a run that breaks off leaves results that say so.
        journal.started("submitter", target.name(), 0);
        streams.say("A receiver is waiting for the app.");
        streams.say("");
        streams.say("  FHIR base URL   " + baseUrl);
        streams.say("  patient         " + target.patientId());
        if (!target.access().client().isEmpty()) {
            streams.say("  client id       " + target.access().client());
        }
        streams.say("");
        if (byHand()) {
            wrapped("Set the app up with these, and keep them: they stay the same in all steps. Each step says what to"
                    + " do, and goes on by itself when it has seen what it waits for.");
            streams.say("");
        }
    }

    @Override
    public void begins(StepName step, int number, int of) {
        streams.say(number + "/" + of + "  " + step.title());
        if (byHand()) {
            LineWrap.lines(step.asks(), streams.out().width() - 6).forEach(line -> streams.say("      " + line));
        }
    }

    @Override
    public void skips(StepName step, String why) {
        streams.say(step.number() + "/" + StepName.values().length + "  " + step.title() + ": left out. " + why);
    }

    @Override
    public void awaits(String what, Duration atMost) {
        streams.say("      waiting for " + what + " (up to " + words(atMost) + ")");
    }

    @Override
    public void ended(String what, boolean came, Duration took, String remark) {
        streams.say("      " + (came ? "done" : "did not come") + " after " + seconds(took)
                + (remark.isEmpty() ? "" : ". " + remark));
    }

    @Override
    public void saw(CapturedExchange exchange) {
        streams.say("        " + ExchangeLine.of(exchange));
    }

    private boolean byHand() {
        return target.trigger() instanceof Trigger.ByHand;
    }

    private void wrapped(String text) {
        LineWrap.lines(text, streams.out().width()).forEach(streams::say);
    }

    private static String words(Duration duration) {
        return duration.toSeconds() >= 120 ? duration.toMinutes() + " min" : seconds(duration);
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
