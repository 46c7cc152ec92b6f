package org.cgmkit.bulk;

import java.util.List;
import org.cgmkit.bulk.check.Source;
import org.cgmkit.bulk.config.BulkTarget;
import org.cgmkit.bulk.config.BulkTargetFile;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.suite.PlannedRun;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.suite.SuiteHelp;
import org.cgmkit.kit.suite.SuiteOption;

/** Servers that export cohorts (FHIR Bulk Data Access), with SMART Backend Services. */
public final class BulkSourceRoleSuite implements RoleSuite {
    private final Catalogue catalogue = Catalogue.read(Catalogue.class, "bulk");

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Role role() {
        return catalogue.role("bulk-source");
    }

    @Override
    public String checks() {
        return Source.class.getPackageName();
    }

    @Override
    public SuiteHelp help() {
        return new SuiteHelp(
                List.of(
                        "Test a server that exports a cohort (FHIR Bulk Data Access).",
                        "cgmkit is the client: it kicks exports off, follows them, fetches all files, and looks whether"
                                + " everything is there, once, and as it was stored."),
                List.of("bulk-source source.yaml", "bulk-source source.yaml --only 'bulk-source.data.*'"),
                List.of(
                        "Files are read line by line, and never kept: an export may be larger than memory.",
                        "Where the target file has 'world', the export is held against it, else against searches."),
                "the source cannot be reached");
    }

    @Override
    public List<SuiteOption> options() {
        return List.of();
    }

    @Override
    public TargetSchema schema() {
        return BulkTargetFile.schema();
    }

    @Override
    public PlannedRun plan(RunRequest request) {
        if (request.file() == null) {
            throw new ConfigurationException("Expected a target file with 'baseUrl' and 'client', but none was given:"
                    + " `cgmkit test bulk-source source.yaml`.");
        }
        BulkTarget target =
                BulkTargetFile.read(request.file(), request.environment(), catalogue, role(), request.results());
        return desk -> new BulkTestRun(this, target, request).run(desk);
    }
}
