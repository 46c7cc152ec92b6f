package org.cgmkit.cli.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which room may know which; CONTRIBUTING draws the same picture. */
class ArrowsTest {
    private static final JavaClasses KIT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes"))
            .importPackages("org.cgmkit");

    /** The packages of each module, and which modules it may know; {@code cli} knows all. The first package names the module. */
    private static final Map<String, Set<String>> KNOWS = Map.ofEntries(
            Map.entry("guide", Set.of()),
            Map.entry("simulator", Set.of()),
            Map.entry("database", Set.of()),
            Map.entry("validation", Set.of("guide")),
            Map.entry("fixtures", Set.of("guide")),
            Map.entry("ehr", Set.of("guide", "validation", "fixtures", "simulator", "database")),
            Map.entry("submitter", Set.of("guide", "validation", "fixtures", "simulator")),
            Map.entry("shlink", Set.of("guide", "validation", "fixtures", "simulator")),
            Map.entry("engine", Set.of("guide", "simulator")),
            Map.entry("cloud", Set.of("guide", "fixtures", "simulator")),
            Map.entry("reports", Set.of("guide")),
            Map.entry("kit", Set.of("guide", "validation", "fixtures", "reports")),
            Map.entry("cgm", Set.of("guide", "validation", "fixtures", "reports", "kit")),
            Map.entry("links", Set.of("guide", "validation", "fixtures", "reports", "kit")),
            Map.entry("console", Set.of("guide", "validation", "fixtures", "simulator", "database", "ehr")),
            Map.entry("outcomes", Set.of("guide", "reports", "kit", "engine")),
            Map.entry("partner", Set.of("guide", "fixtures", "reports", "kit", "cloud", "simulator")),
            Map.entry("registry", Set.of("guide", "validation", "simulator")),
            Map.entry("t1d", Set.of("guide", "fixtures", "reports", "kit")),
            Map.entry("bulk", Set.of("guide", "reports", "kit", "engine")));

    private static final List<String> MODULES =
            Stream.concat(KNOWS.keySet().stream(), Stream.of("cli")).sorted().toList();

    @TestFactory
    Stream<DynamicTest> modulesKnowOnlyTheModulesBelowThem() {
        return KNOWS.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(room.getKey(), () -> {
                    String[] others = MODULES.stream()
                            .filter(r ->
                                    !r.equals(room.getKey()) && !room.getValue().contains(r))
                            .map(r -> "org.cgmkit." + r + "..")
                            .toArray(String[]::new);
                    rule(
                                    room.getKey(),
                                    noClasses()
                                            .that()
                                            .resideInAPackage("org.cgmkit." + room.getKey() + "..")
                                            .should()
                                            .dependOnClassesThat()
                                            .resideInAnyPackage(others))
                            .because(
                                    "an arrow against the plan of the house makes rooms that can only be changed together")
                            .check(KIT);
                }));
    }

    /** The harness of a suites module is its one package that may start a simulator. */
    private static ArchRule rule(String module, ArchRule general) {
        return module.equals("cgm")
                ? noClasses()
                        .that()
                        .resideInAPackage("org.cgmkit.cgm..")
                        .and()
                        .resideOutsideOfPackage("org.cgmkit.cgm.harness..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.cgmkit.ehr..",
                                "org.cgmkit.submitter..",
                                "org.cgmkit.engine..",
                                "org.cgmkit.outcomes..",
                                "org.cgmkit.simulator..",
                                "org.cgmkit.cli..")
                : general;
    }

    @Test
    void checksOfEnginesKnowTheCalculatorAndNotTheSimulatedEngine() {
        noClasses()
                .that()
                .resideInAPackage("org.cgmkit.outcomes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.cgmkit.engine.defect..", "org.cgmkit.engine.simulator..", "org.cgmkit.engine.platform..")
                .because("a check that knows a simulator judges the simulator, not the target")
                .check(KIT);
    }

    @Test
    void checksOfPlatformsSeeNoSimulator() {
        noClasses()
                .that()
                .resideInAPackage("org.cgmkit.partner..")
                .and()
                .resideOutsideOfPackages("org.cgmkit.partner.harness..", "org.cgmkit.partner.matrix..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.cgmkit.cloud..", "org.cgmkit.simulator..")
                .because("the harness hosts the cloud, and checks judge what came there")
                .check(KIT);
    }

    @Test
    void theKernelOfTheGuideKnowsNoSpecification() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.cgmkit.guide", "org.cgmkit.reports..", "org.cgmkit.kit..", "org.cgmkit.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.cgmkit.guide.cgm..")
                .because("what is common to all specifications must not change with one of them")
                .check(KIT);
    }

    @Test
    void receiverChecksSeeNoSimulator() {
        noClasses()
                .that()
                .resideInAPackage("org.cgmkit.cgm.receiver..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.cgmkit.ehr..", "org.cgmkit.submitter..", "org.cgmkit.cgm.harness..")
                .because("a check that knows a simulator judges the simulator, not the target")
                .check(KIT);
    }

    @Test
    void theConsoleKnowsASimulatorInOnePackage() {
        noClasses()
                .that()
                .resideInAPackage("org.cgmkit.console..")
                .and()
                .resideOutsideOfPackage("org.cgmkit.console.ehr..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.cgmkit.ehr..", "org.cgmkit.guide..", "org.cgmkit.fixtures..", "org.cgmkit.validation..")
                .because("another simulator, or another specification, needs no other page")
                .check(KIT);
    }

    @Test
    void onlyValidationKnowsTheHapiValidator() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.cgmkit.validation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ca.uhn.fhir.validation..",
                        "org.hl7.fhir.common.hapi.validation..",
                        "org.hl7.fhir.r4.hapi.validation..",
                        "org.hl7.fhir.validation..",
                        "org.hl7.fhir.r5..")
                .because("the engine is replaced or sped up in one place, behind ProfileValidator")
                .check(KIT);
    }

    @Test
    void onlyOnePackageKnowsTheContainerEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.cgmkit.kit.container.docker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..")
                .because("a run without an image must not load, nor wait for, what starts containers")
                .check(KIT);
    }

    @Test
    void packagesOfARoomFormNoCycle() {
        slices().matching("org.cgmkit.(**)").should().beFreeOfCycles().check(KIT);
    }

    @Test
    void namesSayWhatAThingIs() {
        ArchRuleDefinition.noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)")
                .because("such a name says that nobody knew what the class is")
                .check(KIT);
    }
}
