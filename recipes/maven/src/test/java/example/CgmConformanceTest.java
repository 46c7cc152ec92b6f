package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.files.Format;
import org.cgmkit.reports.files.ReportFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each check of the guide's requirements as a test of this build, and the gate as one more. */
class CgmConformanceTest {
    @TestFactory
    List<DynamicTest> receiver() {
        ReceiverTarget target = ReceiverTarget.at(System.getProperty("cgm.baseUrl"), System.getProperty("cgm.patient"))
                .token(System.getProperty("cgm.token"))
                .build();
        Path results = Path.of(System.getProperty("cgm.results", "target/cgmkit"));
        Catalogue catalogue = GuideVersion.STU1.catalogue();
        // Everything; a part with -Dcgm.only=receiver.storage.* for example.
        List<String> globs = List.of(System.getProperty("cgm.only", "*"));

        RunReport report = new ReceiverSuite(GuideVersion.STU1, "0.1.0")
                .only(RequirementSelection.only(globs, catalogue, catalogue.role("receiver")))
                .run(target, results, RunListener.nobody());
        new ReportFiles(report, Explanations.of(catalogue), results, null).write(Format.USUAL);

        List<DynamicTest> tests = new ArrayList<>();
        for (CheckResult check : report.checks()) {
            tests.add(dynamicTest(check.requirement() + ": " + check.title(), () -> judge(report, check)));
        }
        tests.add(dynamicTest("the gate", () -> assertEquals(Gate.PASS, report.gate())));
        return tests;
    }

    private static void judge(RunReport report, CheckResult check) {
        if (check.outcome() == Outcome.PASS || check.outcome() == Outcome.ATTESTED) {
            return;
        }
        String found = check.outcome() + ": " + check.message();
        if (report.isFailedBy(check)) {
            assertEquals(check.expected(), check.actual(), found);
            throw new AssertionError(found);
        }
        abort(found);
    }
}
