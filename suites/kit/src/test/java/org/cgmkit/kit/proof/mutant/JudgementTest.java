package org.cgmkit.kit.proof.mutant;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.kit.proof.mutant.Mutant.Family;
import org.cgmkit.reports.Outcome;
import org.junit.jupiter.api.Test;

/** What a run tells of its mutants: an owner that is red kills, another requirement is blamed wrongly, and doubt decides nothing. */
class JudgementTest {
    private static final Mutant STATUS = mutant("status");
    private static final Mutant VALUE = mutant("value");
    private static final Judgement JUDGEMENT = new Judgement(Owners.in(JudgementTest.class, "owners-of-the-test.yaml"));

    private static Mutant mutant(String path) {
        return new Mutant("", Family.KEEPING, "thing", path, "dropped");
    }

    @Test
    void aMutantIsKilledByItsOwner() {
        Verdict verdict = alone(STATUS, row("role.status", Outcome.WARN, "gone", STATUS));

        assertThat(verdict.killedBy(), is(Set.of("role.status")));
        assertThat(verdict.wronglyBlamed(), is(Set.of()));
    }

    @Test
    void whatBelongsBesideAnOwnerIsNoBlameAndKillsNothing() {
        Verdict verdict = alone(STATUS, row("role.beside", Outcome.FAIL, "gone", STATUS));

        assertThat(verdict.survived(), is(true));
    }

    @Test
    void anotherRequirementIsBlamedWrongly() {
        Verdict verdict = alone(STATUS, row("role.other", Outcome.FAIL, "gone", STATUS));

        assertThat(verdict.wronglyBlamed(), is(Set.of("role.other")));
        assertThat(verdict.killed(), is(false));
    }

    @Test
    void anErrorKillsNothing() {
        assertThat(
                alone(STATUS, row("role.status", Outcome.ERROR, "", STATUS)).wronglyBlamed(),
                is(Set.of("role.status")));
    }

    @Test
    void twoWithDifferentOwnersAreToldApart() {
        MutantRun run = run(row("role.status", Outcome.FAIL, "gone", STATUS, VALUE));

        assertThat(among(STATUS, run).map(Verdict::killed), is(Optional.of(true)));
        assertThat("whether the other is hidden or survives", among(VALUE, run), is(Optional.empty()));
    }

    @Test
    void aRowThatNoExchangeOfAMutantWentIntoSaysNothingOfIt() {
        MutantRun run = run(row("role.status", Outcome.FAIL, "gone", STATUS));

        assertThat(among(VALUE, run).map(Verdict::survived), is(Optional.of(true)));
    }

    @Test
    void aRowThatNobodyOwnsLeavesBothOpen() {
        MutantRun run = run(
                row("role.status", Outcome.FAIL, "gone", STATUS),
                row("role.other", Outcome.FAIL, "gone", STATUS, VALUE));

        assertThat(among(STATUS, run), is(Optional.empty()));
        assertThat(among(VALUE, run), is(Optional.empty()));
    }

    private static Verdict alone(Mutant mutant, ChangedRow row) {
        return JUDGEMENT.of(mutant, List.of(mutant), run(row)).orElseThrow();
    }

    private static Optional<Verdict> among(Mutant mutant, MutantRun run) {
        return JUDGEMENT.of(mutant, List.of(STATUS, VALUE), run);
    }

    private static MutantRun run(ChangedRow... rows) {
        return new MutantRun(List.of(), List.of(rows));
    }

    private static ChangedRow row(String requirement, Outcome outcome, String message, Mutant... touched) {
        return new ChangedRow(
                requirement,
                outcome,
                message,
                Set.copyOf(List.of(touched).stream().map(ChangedRow::number).toList()));
    }
}
