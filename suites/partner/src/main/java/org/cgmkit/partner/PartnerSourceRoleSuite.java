package org.cgmkit.partner;

import java.time.Instant;
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
import org.cgmkit.partner.check.PartnerSource;
import org.cgmkit.partner.config.PartnerTarget;
import org.cgmkit.partner.config.PartnerTargetFile;

/** Device makers' clouds that platforms poll: authorization by code, data since the last transfer, what was agreed. */
public final class PartnerSourceRoleSuite implements RoleSuite {
    private final Catalogue catalogue = Catalogue.read(Catalogue.class, "partner");

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Role role() {
        return catalogue.role("partner-source");
    }

    @Override
    public String checks() {
        return PartnerSource.class.getPackageName();
    }

    @Override
    public SuiteHelp help() {
        return new SuiteHelp(
                List.of(
                        "Test a device maker's cloud, which a platform polls for a person's glucose and insulin data.",
                        "cgmkit is the platform: two test users connect, and their data are asked for as was agreed."),
                List.of("partner-source cloud.yaml", "partner-source cloud.yaml --only 'partner-source.data.*'"),
                List.of(
                        "A mapping file says how the maker's API is asked and read; the kit has two (examplia, dexcom-v3).",
                        "Refuses to begin during a blackout of the agreement, and says when it may."),
                "the partner cannot be reached");
    }

    @Override
    public List<SuiteOption> options() {
        return List.of();
    }

    @Override
    public TargetSchema schema() {
        return PartnerTargetFile.schema();
    }

    @Override
    public PlannedRun plan(RunRequest request) {
        if (request.file() == null) {
            throw new ConfigurationException(
                    "Expected a target file with 'mapping', 'client', 'users' and 'agreement', but none was given:"
                            + " `cgmkit test partner-source cloud.yaml`.");
        }
        PartnerTarget target =
                PartnerTargetFile.read(request.file(), request.environment(), catalogue, role(), request.results());
        rejectBlackout(target, Instant.now());
        return desk -> new PartnerTestRun(this, target, request).run(desk);
    }

    /**
     * Refuses to begin while the partner does not want to be asked.
     *
     * @throws ConfigurationException in a blackout
     */
    static void rejectBlackout(PartnerTarget target, Instant now) {
        target.agreement().blackouts().stream()
                .filter(each -> each.covers(now))
                .findFirst()
                .ifPresent(blackout -> {
                    throw new ConfigurationException(
                            "It is " + now.atZone(blackout.zone()).toLocalTime().withNano(0)
                                    + " in " + blackout.zone() + ", within the blackout that was agreed (" + blackout
                                    + "): begin after " + blackout.to() + ".");
                });
    }
}
