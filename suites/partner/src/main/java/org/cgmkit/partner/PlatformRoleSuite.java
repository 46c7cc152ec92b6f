package org.cgmkit.partner;

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
import org.cgmkit.partner.config.PlatformTarget;
import org.cgmkit.partner.config.PlatformTargetFile;
import org.cgmkit.partner.platform.Platform;

/** Platforms that poll device makers' clouds: the kit is the cloud, and judges what the platform asks for. */
public final class PlatformRoleSuite implements RoleSuite {
    private final Catalogue catalogue = Catalogue.read(Catalogue.class, "partner");

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Role role() {
        return catalogue.role("platform");
    }

    @Override
    public String checks() {
        return Platform.class.getPackageName();
    }

    @Override
    public SuiteHelp help() {
        return new SuiteHelp(
                List.of(
                        "Test a platform that polls device makers' clouds for people's glucose and insulin data.",
                        "cgmkit is the cloud: two test users connect, and what the platform asks for is held against what was"
                                + " agreed."),
                List.of("platform platform.yaml", "platform platform.yaml --only 'platform.polling.*'"),
                List.of(
                        "With the trigger 'clock', cloud and platform live on one clock that jumps: days take seconds.",
                        "Without it, about 45 of the agreed intervals pass: agree some seconds for the run."),
                "the platform does not come");
    }

    @Override
    public List<SuiteOption> options() {
        return List.of();
    }

    @Override
    public TargetSchema schema() {
        return PlatformTargetFile.schema();
    }

    @Override
    public PlannedRun plan(RunRequest request) {
        if (request.file() == null) {
            throw new ConfigurationException(
                    "Expected a target file with 'client', 'users', 'agreement' and 'triggers', but none was given:"
                            + " `cgmkit test platform platform.yaml`.");
        }
        PlatformTarget target =
                PlatformTargetFile.read(request.file(), request.environment(), catalogue, role(), request.results());
        return desk -> new PlatformTestRun(this, target, request).run(desk);
    }
}
