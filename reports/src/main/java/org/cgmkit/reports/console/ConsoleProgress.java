package org.cgmkit.reports.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.DurationText;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.OutcomeCounts;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run while it goes on. Where a person watches: one line, written over again and again, with the count, the
 * time, what is left of it by an earlier run, and the check that runs, and a lasting line for each requirement with a finding. It counts requirements, which have one
 * check or several. Elsewhere: one line for each requirement, another where it turns out worse than its first check, and none for
 * what is not tested.
 */
public final class ConsoleProgress implements RunListener {
    private static final int TICKS_A_SECOND = 5;

    /** As wide as the name of the kit and what follows it. */
    private static final String INDENT = "        ";

    private final Terminal terminal;
    private final TextStyle ink;
    private final InstantSource clock;
    private final boolean ticking;
    private final @Nullable RunReport earlier;
    private final List<CheckResult> ended = new ArrayList<>();
    private final Map<String, Set<Outcome>> said = new HashMap<>();
    private final Set<String> judged = new LinkedHashSet<>();
    private final List<String> running = new ArrayList<>();
    private Instant started;
    private int requirements;
    private int drawn;
    private boolean live;
    private boolean lasting = true;
    private @Nullable TimeLeft timeLeft;
    private @Nullable ScheduledExecutorService ticker;

    /**
     * Progress on that terminal, by the system's clock.
     *
     * @param earlier an earlier run, which tells how long this one may take, or null
     */
    public ConsoleProgress(Terminal terminal, @Nullable RunReport earlier) {
        this(terminal, earlier, InstantSource.system(), true);
    }

    /** The line that is written over and over, and no lasting ones; nothing where nobody watches. */
    public static RunListener lineOnly(Terminal terminal, @Nullable RunReport earlier) {
        return terminal.interactive()
                ? new ConsoleProgress(terminal, earlier, InstantSource.system(), true).withoutLastingLines()
                : RunListener.nobody();
    }

    private ConsoleProgress withoutLastingLines() {
        lasting = false;
        return this;
    }

    /** Progress by another clock, and drawn only when something happens unless it ticks. */
    ConsoleProgress(Terminal terminal, @Nullable RunReport earlier, InstantSource clock, boolean ticking) {
        this.earlier = earlier;
        this.terminal = terminal;
        this.ink = TextStyle.of(terminal);
        this.clock = clock;
        this.ticking = ticking;
        this.started = clock.instant();
    }

    @Override
    public synchronized void started(String suite, String target, int requirements) {
        this.requirements = requirements;
        started = clock.instant();
        timeLeft = earlier == null
                ? null
                : TimeLeft.by(earlier, suite, requirements).orElse(null);
        String what = requirements + (requirements == 1 ? " requirement" : " requirements") + " of the " + suite
                + " suite checked against " + target;
        String before = ink.bold("cgmkit") + "  ";
        int width = terminal.interactive() ? terminal.width() - INDENT.length() : what.length();
        for (String text : LineWrap.lines(what, width)) {
            lasting(before + text);
            before = INDENT;
        }
        live = terminal.interactive();
        if (live && ticking) {
            ticker = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("progress").factory());
            long period = 1_000 / TICKS_A_SECOND;
            var unused = ticker.scheduleAtFixedRate(this::draw, period, period, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void began(String requirement, String title) {
        running.add(title);
        draw();
    }

    @Override
    public synchronized void finished(CheckResult result) {
        running.remove(result.title());
        ended.add(result);
        if (timeLeft != null) {
            timeLeft.finished(result);
        }
        if (result.outcome() != Outcome.NOT_TESTED) {
            judged.add(result.requirement());
        }
        boolean told = terminal.interactive() ? result.outcome().isFinding() : result.outcome() != Outcome.NOT_TESTED;
        if (told && isNews(result)) {
            erase();
            lasting(line(result));
        }
        draw();
    }

    /** A requirement gets a line at its first check, and another where a check of it ends with a finding of a further kind. */
    private boolean isNews(CheckResult result) {
        Set<Outcome> before = said.computeIfAbsent(result.requirement(), requirement -> EnumSet.noneOf(Outcome.class));
        boolean first = before.isEmpty();
        return before.add(result.outcome()) && (first || result.outcome().isFinding());
    }

    @Override
    public synchronized void ended() {
        live = false;
        if (ticker != null) {
            ticker.shutdownNow();
            ticker = null;
        }
        erase();
        terminal.out().flush();
    }

    /** Draws the live line anew. */
    synchronized void draw() {
        if (!live) {
            return;
        }
        OutcomeCounts counts = OutcomeCounts.of(ended);
        int failed = counts.of(Outcome.FAIL);
        Duration elapsed = Duration.between(started, clock.instant());
        String text = String.format(" %" + digits() + "d/%d  ", judged.size(), requirements)
                + DurationText.of(elapsed) + "  "
                + (timeLeft == null
                        ? ""
                        : timeLeft.after(elapsed).map(left -> left + "  ").orElse(""))
                + (failed == 0 ? "" : failed + " failed  ")
                + (running.isEmpty() ? "" : running.getLast());
        String cut = ink.cut(text, terminal.width() - 1);
        terminal.out().print("\r" + cut + " ".repeat(Math.max(0, drawn - cut.length())));
        terminal.out().flush();
        drawn = cut.length();
    }

    private void erase() {
        if (drawn > 0) {
            terminal.out().print("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }

    private String line(CheckResult result) {
        String count = String.format("%" + digits() + "d/%d", judged.size(), requirements);
        Outcome outcome = result.outcome();
        return ink.dim(count) + "  " + ink.of(outcome, ink.sign(outcome) + String.format(" %-14s", outcome)) + "  "
                + result.requirement() + "  " + ink.dim(result.title());
    }

    private int digits() {
        return Integer.toString(requirements).length();
    }

    private void lasting(String text) {
        if (!lasting) {
            return;
        }
        terminal.out().print(text + "\n");
        terminal.out().flush();
    }
}
