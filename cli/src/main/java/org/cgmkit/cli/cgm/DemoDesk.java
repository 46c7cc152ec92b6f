package org.cgmkit.cli.cgm;

import java.nio.file.Path;
import java.util.List;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.option.ReportingOptions.Reporting;
import org.cgmkit.cli.run.TerminalDesk;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.kit.authorization.ConsentPrompt;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.reports.FailOn;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.console.Detail;

/**
 * A run of the demo at a terminal: its failures and its verdict. What a user is told before a run and during it is about the
 * user's own system, so it is left out.
 */
final class DemoDesk implements RunDesk {
    private final TerminalDesk desk;
    private final boolean watched;

    /**
     * A run whose results go into that folder.
     *
     * @param watched whether a line shows how far it is, written over again and again
     */
    DemoDesk(CommandStreams streams, Catalogue catalogue, Path out, boolean watched) {
        this.desk = new TerminalDesk(streams, catalogue, out, new Reporting(FailOn.SHALL, null, Detail.BRIEF));
        this.watched = watched;
    }

    @Override
    public void say(String line) {
        // Left out.
    }

    @Override
    public void sayWrapped(int indent, String sentences) {
        // Left out.
    }

    @Override
    public void complain(String line) {
        desk.complain(line);
    }

    @Override
    public ConsentPrompt consent() {
        return desk.consent();
    }

    @Override
    public RunListener journal(String suite, String target, List<KnownFailure> known) {
        return desk.journal(suite, target, known);
    }

    @Override
    public RunListener progress() {
        return watched ? desk.progress() : RunListener.nobody();
    }

    @Override
    public RunReport publish(RunReport found, Runnable between) {
        return desk.publish(found, between);
    }
}
