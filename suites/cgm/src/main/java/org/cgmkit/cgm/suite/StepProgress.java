package org.cgmkit.cgm.suite;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.harness.Harness;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.capture.ExchangeLine;
import org.cgmkit.kit.capture.Interference;
import org.cgmkit.kit.config.ListenAddress;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.StepRequest;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.RunListener;

/**
 * Tells a person step by step what to do with the app, what is awaited, since when, and what came. An app looks for orders again
 * and again: what it reads is shown the first time, and counted from then on.
 */
final class StepProgress implements ScenarioListener {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final RunDesk desk;
    private final SubmitterTarget target;
    private final RunListener journal;
    private final Set<String> shown = new HashSet<>();
    private final AtomicInteger repeated = new AtomicInteger();
    private boolean saidWhatIsLeftOut;

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
            if (desk.takesRequests()) {
                wrapped("To skip a step, type s and Enter; r repeats it, e ends the run and judges what came.");
            }
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
        if (!why.equals(Harness.NOT_SELECTED)) {
            desk.say(step.number() + "/" + StepName.values().length + "  " + step.title() + ": left out. " + why);
        } else if (!saidWhatIsLeftOut) {
            saidWhatIsLeftOut = true;
            desk.say("Steps that no selected requirement needs are left out.");
        }
    }

    @Override
    public void awaits(String what, Duration atMost) {
        desk.say("      waiting for " + what + " (up to " + words(atMost) + ")");
    }

    @Override
    public void ended(String what, boolean came, Duration took, String remark) {
        int more = repeated.getAndSet(0);
        desk.say("      " + (came ? "done after " : "nothing received within ") + seconds(took)
                + (more == 0 ? "" : ", with " + more + (more == 1 ? " more read" : " more reads"))
                + (remark.isEmpty() ? "" : ". " + remark));
    }

    @Override
    public void changed(String what) {
        desk.say("      " + what);
    }

    @Override
    public void saw(CapturedExchange exchange) {
        String line = ExchangeLine.of(exchange);
        if (isPlainRead(exchange) && !firstOfItsKind(line)) {
            repeated.incrementAndGet();
        } else {
            desk.say("        " + line);
        }
    }

    @Override
    public Optional<StepRequest> request() {
        Optional<StepRequest> request = byHand() ? desk.request() : Optional.empty();
        request.ifPresent(r -> desk.say("      "
                + switch (r) {
                    case SKIP -> "skipped";
                    case REPEAT -> "begun again; what came in this step is not judged";
                    case END -> "ended; what came before this step is judged";
                }));
        return request;
    }

    @Override
    public StepRequest askUnconnected(BooleanSupplier connected) throws InterruptedException {
        boolean here = target.listening().address().equals(ListenAddress.HERE.address());
        desk.say("");
        wrapped("Nothing has reached the receiver yet. Look whether the app has its base URL"
                + (here
                        ? ", and runs on this machine: for phones and other machines, start with --bind 0.0.0.0."
                        : "."));
        Optional<StepRequest> request = desk.request();
        if (request.isEmpty() && !desk.takesRequests()) {
            wrapped("There is no terminal to ask what to do, so the run ends here.");
            return StepRequest.END;
        }
        wrapped("Type r and Enter to repeat the step, s to go on with the next one, e to end the run. When the app"
                + " connects, the run goes on by itself.");
        while (request.isEmpty()) {
            if (connected.getAsBoolean()) {
                return StepRequest.REPEAT;
            }
            Thread.sleep(LOOK);
            request = desk.request();
        }
        return request.get();
    }

    private static boolean isPlainRead(CapturedExchange exchange) {
        return exchange.method().equals("GET")
                && exchange.status() / 100 == 2
                && exchange.interference() == Interference.NONE;
    }

    private boolean firstOfItsKind(String line) {
        synchronized (shown) {
            return shown.add(line);
        }
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
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
