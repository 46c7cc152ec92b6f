package org.cgmkit.cgm.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverAttestations;
import org.cgmkit.cgm.config.ReceiverAttestations.Deduplication;
import org.cgmkit.cgm.config.ReceiverAttestations.Identifiers;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.intake.CreateDecision;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.AttestedStatement;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** True declarations are attested; each kind of untrue one is contradicted by exactly its row, and named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttestationTest {
    private static final String PAGE = "https://developer.example.org/cgm";
    private static final String HONEST = "receiver.documentation.honest";

    private static final Set<Outcome> SOUND = Set.of(Outcome.PASS, Outcome.ATTESTED, Outcome.NOT_TESTED);

    private record Lie(
            String name, SandboxOptions receiver, ReceiverAttestations told, String title, List<String> words) {}

    private SandboxRunner laboratory;

    @BeforeAll
    void open(@TempDir Path results) {
        laboratory = new SandboxRunner(results);
    }

    @AfterAll
    void close() {
        laboratory.close();
    }

    @TestFactory
    Stream<DynamicTest> whatIsTrueIsAttested() {
        return Stream.of(
                        Behaviour.STANDARD,
                        Behaviour.NO_CONDITIONAL_CREATE,
                        Behaviour.SERVER_DEDUPLICATION,
                        Behaviour.DEDUPLICATION_WITH_LOCATION)
                .map(behaviour -> DynamicTest.dynamicTest(behaviour.name(), () -> {
                    List<CheckResult> rows = rows(sound(behaviour), truth(behaviour));

                    for (CheckResult row : rows) {
                        boolean untried =
                                !behaviour.conditionalCreate() && row.title().contains("search parameter works");
                        Outcome expected = untried
                                ? Outcome.INCONCLUSIVE
                                : row.requirement().equals(HONEST) ? Outcome.PASS : Outcome.ATTESTED;
                        assertThat(row.title() + ": " + row.message(), row.outcome(), is(expected));
                    }
                    assertThat(rows, hasSize(9));
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsUntrueIsContradicted() {
        return lies().map(lie -> DynamicTest.dynamicTest(lie.name(), () -> {
            List<CheckResult> warned = rows(lie.receiver(), lie.told()).stream()
                    .filter(row -> !SOUND.contains(row.outcome()))
                    .toList();

            assertThat(warned.toString(), warned, hasSize(1));
            CheckResult row = warned.getFirst();
            assertThat(row.requirement() + ": " + row.title(), is(HONEST + ": " + lie.title()));
            assertThat(row.message(), row.outcome(), is(Outcome.WARN));
            lie.words().forEach(words -> assertThat(row.message(), containsString(words)));
            assertThat(row.message(), containsString("The declaration names " + PAGE));
        }));
    }

    @Test
    void whatIsNotDeclaredIsNotTestedAndSaysWhatToDeclare() {
        List<CheckResult> rows = rows(sound(Behaviour.STANDARD), ReceiverAttestations.none());

        assertThat(rows.stream().map(CheckResult::outcome).toList(), everyItem(is(Outcome.NOT_TESTED)));
        assertThat(
                rows.stream().map(CheckResult::message).toList(),
                everyItem(containsString("Nothing is declared about it. Declare in the target's description ")));
    }

    @Test
    void aLinkAloneAttestsNothing() {
        List<CheckResult> rows = rows(
                sound(Behaviour.STANDARD),
                ReceiverAttestations.none().withDeduplication(AttestedStatement.at(PAGE, null, "See there.")));

        assertThat(rows.stream().map(CheckResult::outcome).toList(), everyItem(is(Outcome.NOT_TESTED)));
        assertThat(
                rows.stream()
                        .filter(row -> row.message().contains("Only a link is declared (" + PAGE + ")"))
                        .toList(),
                hasSize(2));
    }

    private static Stream<Lie> lies() {
        ReceiverAttestations standard = truth(Behaviour.STANDARD);
        String create = "Conditional create is supported, or not, as declared";
        String parameters = "Each declared search parameter works in ifNoneExist";
        String identifiers = "Identifiers of clients are kept, or dropped, as declared";
        String duplicates = "Duplicates are dealt with as declared";
        return Stream.of(
                new Lie(
                        "conditional create is supported, where it is ignored",
                        SandboxOptions.showing(Defect.named("creates-instead-of-refusing")),
                        truth(Behaviour.NO_CONDITIONAL_CREATE)
                                .withSearchParameters(null)
                                .withConditionalCreate(said(true)),
                        create,
                        List.of(
                                "expected it is supported, but entries with ifNoneExist are created as if there were no")),
                new Lie(
                        "a search parameter works that takes anything for a match",
                        SandboxOptions.showing(anyDateMatches()),
                        standard,
                        parameters,
                        List.of("found date (date=1900-01-01, which nothing has, was answered 412, not 201)")),
                new Lie(
                        "identifiers are kept",
                        SandboxOptions.showing(Defect.named("drops-identifiers")),
                        standard,
                        identifiers,
                        List.of("expected they are kept, but they are gone: [entry[0]: Device/")),
                new Lie(
                        "conditional create is supported",
                        sound(Behaviour.NO_CONDITIONAL_CREATE),
                        truth(Behaviour.NO_CONDITIONAL_CREATE)
                                .withSearchParameters(null)
                                .withConditionalCreate(said(true)),
                        create,
                        List.of("expected it is supported, but entries with ifNoneExist are refused")),
                new Lie(
                        "conditional create is not supported",
                        sound(Behaviour.STANDARD),
                        standard.withConditionalCreate(said(false)),
                        create,
                        List.of("expected it is not supported, but entries with ifNoneExist are honoured")),
                new Lie(
                        "a search parameter works that does not",
                        sound(Behaviour.STANDARD),
                        standard.withSearchParameters(said(List.of("identifier", "value-quantity", "combo-code"))),
                        parameters,
                        List.of(
                                "found value-quantity (value-quantity=",
                                "not 200 or 412",
                                "Not tried, because the kit knows no value for them: combo-code")),
                new Lie(
                        "identifiers are dropped",
                        sound(Behaviour.STANDARD),
                        standard.withIdentifiers(said(Identifiers.DROPPED)),
                        identifiers,
                        List.of("expected they are dropped, but each of them can be read back")),
                new Lie(
                        "duplicates are stored again",
                        sound(Behaviour.SERVER_DEDUPLICATION),
                        truth(Behaviour.SERVER_DEDUPLICATION).withDeduplication(said(Deduplication.NONE)),
                        duplicates,
                        List.of(
                                "expected duplicates are stored again, but the same reading sent again was answered '200 OK'")),
                new Lie(
                        "duplicates are answered 200",
                        sound(Behaviour.STANDARD),
                        standard.withDeduplication(said(Deduplication.ANSWERED_200)),
                        duplicates,
                        List.of("and answered 200, but the same reading sent again was answered '201 Created'")),
                new Lie(
                        "duplicates are answered 201 with the location of what is there",
                        sound(Behaviour.SERVER_DEDUPLICATION),
                        truth(Behaviour.SERVER_DEDUPLICATION)
                                .withDeduplication(said(Deduplication.ANSWERED_201_WITH_LOCATION)),
                        duplicates,
                        List.of("answered 201 with the location", "was answered '200 OK' without a location")));
    }

    private static Defect anyDateMatches() {
        return Defect.of(
                "any-date-matches",
                HONEST,
                "Takes any date in ifNoneExist for a match.",
                w -> w.taking(i -> i.deciding(
                        (entry, matches) -> String.valueOf(entry.ifNoneExist()).startsWith("date=")
                                ? new CreateDecision.Reject(Refusal.of(412, "multiple-matches", "Several match."))
                                : w.intake().conditionalCreate().decide(entry, matches))));
    }

    private static SandboxOptions sound(Behaviour behaviour) {
        return SandboxOptions.standard().with(behaviour);
    }

    private static ReceiverAttestations truth(Behaviour behaviour) {
        return new ReceiverAttestations(
                said(behaviour.conditionalCreate()),
                said(List.of("identifier", "_id", "code", "category", "date", "status", "patient", "subject")),
                said(Identifiers.KEPT),
                said(
                        switch (behaviour.duplicates()) {
                            case STORED -> Deduplication.NONE;
                            case ANSWERED_OK -> Deduplication.ANSWERED_200;
                            case ANSWERED_CREATED -> Deduplication.ANSWERED_201_WITH_LOCATION;
                        }),
                said(List.of()));
    }

    private static <T> AttestedStatement<T> said(T fact) {
        return AttestedStatement.at(PAGE, fact, "It is written there.");
    }

    private List<CheckResult> rows(SandboxOptions receiver, ReceiverAttestations attestations) {
        Catalogue catalogue = GuideVersion.STU1.catalogue();
        RequirementSelection documentation =
                RequirementSelection.only(List.of("receiver.documentation.*"), catalogue, catalogue.role("receiver"));
        RunReport report = laboratory.examine(
                receiver, attestations, new ReceiverSuite(GuideVersion.STU1, "test").only(documentation));
        return report.checks();
    }
}
