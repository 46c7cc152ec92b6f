package org.cgmkit.kit.suite;

import java.util.List;
import java.util.Map;
import org.cgmkit.kit.config.ConfigurationException;

/** Makes a first target file, with what a target says of itself. */
public interface TargetDrafting {

    /** What people read about it on the command line. */
    SuiteHelp help();

    /** What has to be or can be said of the target. */
    List<SuiteOption> options();

    /**
     * Looks at the target without changing it, and drafts the file.
     *
     * @param environment the variables of the environment
     * @throws ConfigurationException where what was said cannot be right, or there is no such target
     */
    Draft draft(OptionValues options, Map<String, String> environment);

    /**
     * A first target file.
     *
     * @param text the file
     * @param target what it describes, in a few words
     * @param next what is to be done before it can be used, such as {@code name a patient in it}; empty where nothing is
     */
    record Draft(String text, String target, String next) {}
}
