package org.cgmkit.kit.suite;

import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.authorization.ConsentPrompt;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;

/** Where a run is followed and its results are published: a terminal, or a page. */
public interface RunDesk {

    /** Says a line to whoever follows the run. */
    void say(String line);

    /** Says sentences, broken into lines as wide as is read well, that many blanks before each. */
    void sayWrapped(int indent, String sentences);

    /** Says a line about something that went wrong. */
    void complain(String line);

    /** The person who can agree in a browser. */
    ConsentPrompt consent();

    /** Whether somebody is there who can be asked something while the run goes on. */
    default boolean takesRequests() {
        return false;
    }

    /** What that person has asked for since the last call; empty where it was nothing. */
    default Optional<StepRequest> request() {
        return Optional.empty();
    }

    /**
     * Keeps a journal of the run: from {@link RunListener#started} on, a run that breaks off leaves results that say so.
     *
     * @param suite which suite runs
     * @param target what is tested
     * @param known the failures that its owner declares to know of
     */
    RunListener journal(String suite, String target, List<KnownFailure> known);

    /** Shows the checks as they end. */
    RunListener progress();

    /**
     * Shows what a run found, and writes its reports.
     *
     * @param found the run
     * @param between what is to be done after the findings are shown and before the files are named, such as cleaning up
     * @return the report, weighed as it was asked for
     */
    RunReport publish(RunReport found, Runnable between);
}
