package org.cgmkit.outcomes.lineage;

import java.util.List;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.suite.PlannedRun;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.suite.SuiteHelp;
import org.cgmkit.kit.suite.SuiteOption;
import org.cgmkit.outcomes.lineage.check.Lineage;
import org.cgmkit.outcomes.lineage.config.LineageTarget;
import org.cgmkit.outcomes.lineage.config.LineageTargetFile;
import org.cgmkit.outcomes.policy.ReferenceEngine;

/** Platforms that post summaries with where these come from, and compute them anew when readings come late. */
public final class LineageRoleSuite implements RoleSuite {
    private final Catalogue catalogue = Catalogue.read(Catalogue.class, "outcomes");

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Role role() {
        return catalogue.role("lineage");
    }

    @Override
    public String checks() {
        return Lineage.class.getPackageName();
    }

    @Override
    public SuiteHelp help() {
        return new SuiteHelp(
                List.of(
                        "Test a platform that posts summaries: from a result back to its readings, and when the past changes.",
                        "cgmkit gives it readings, some of them late, and looks at the results and the Provenance that it posts."),
                List.of("lineage platform.yaml", "lineage platform.yaml --only 'lineage.recompute.*'"),
                List.of(
                        "What does a step, a command or an address, is given the readings and where to post results; it may answer"
                                + " the chain of its result as JSON (docs/lineage.md)."),
                "the address for results cannot be had");
    }

    @Override
    public List<SuiteOption> options() {
        return List.of();
    }

    @Override
    public TargetSchema schema() {
        return LineageTargetFile.schema();
    }

    @Override
    public PlannedRun plan(RunRequest request) {
        if (request.file() == null) {
            throw new ConfigurationException(
                    "Expected a target file with 'step', which gives the platform readings, but none was given:"
                            + " `cgmkit test lineage platform.yaml`.");
        }
        LineageTarget target =
                LineageTargetFile.read(request.file(), request.environment(), catalogue, role(), request.results());
        return desk -> new LineageTestRun(this, target, request, new ReferenceEngine()).run(desk);
    }
}
