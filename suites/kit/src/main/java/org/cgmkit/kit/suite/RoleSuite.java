package org.cgmkit.kit.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.run.CheckLauncher;
import org.cgmkit.kit.run.CheckMethod;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunOrder;
import org.jspecify.annotations.Nullable;

/**
 * The checks of one role, with what a target of that role needs to be told. Commands, options, the schema of target files,
 * listings and pages follow from these objects; a role plugs in by one of them.
 */
public interface RoleSuite {

    /** The specification's requirements. Read once and kept. */
    Catalogue catalogue();

    /** Whom the suite tests; a role of the catalogue. */
    Role role();

    /** The package of the checks. */
    String checks();

    /** What people read about the suite on the command line. */
    SuiteHelp help();

    /** What can be said of a target on the command line. Options go before the target file. */
    List<SuiteOption> options();

    /** The form of a target file. */
    TargetSchema schema();

    /** The suite for each version of the specification that can be tested, this one first. */
    default List<RoleSuite> versions() {
        return List.of(this);
    }

    /**
     * The one of {@link #versions} that a target is to be tested by.
     *
     * @param file the target file, or null where there is none; what is wrong with it otherwise is not told here
     * @param options what was said beside it
     * @throws ConfigurationException where a version is asked for that there is not
     */
    default RoleSuite asked(@Nullable Path file, OptionValues options) {
        return this;
    }

    /**
     * Plans a run: reads the target file and the options, and looks for what can be seen to be wrong. Nothing is sent.
     *
     * @throws ConfigurationException with what cannot be right
     */
    PlannedRun plan(RunRequest request);

    /** How a first target file is made, or empty where the kit cannot look at a target of that role. */
    default Optional<TargetDrafting> drafting() {
        return Optional.empty();
    }

    /** Those checks that are selected, in the order in which they run. */
    default List<CheckMethod> checks(RequirementSelection selection) {
        return new CheckLauncher(catalogue(), checks(), selection, RunOrder.parallel(1)).checks();
    }
}
