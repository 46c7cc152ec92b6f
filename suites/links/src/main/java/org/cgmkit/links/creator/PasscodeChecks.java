package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.share.Ending;
import org.cgmkit.links.share.Race;
import org.cgmkit.links.visit.PasscodeTrial;
import org.cgmkit.links.visit.PasscodeTrial.Attempt;
import org.cgmkit.links.visit.Seen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class PasscodeChecks {
    private static final int UNAUTHORIZED = 401;
    private static final int MORE = 5;
    private static final String ERROR_ROW = "shlink-creator.passcode.error.";

    @Expected("shlink-creator.passcode.apart")
    @DisplayName("The passcode is not told with the link")
    void tellsThePasscodeApart(GivenLink given) {
        GivenLink link = given.guarded();
        if (!link.payload().guarded()) {
            throw notApplicable("The link asks for no passcode (flag P).");
        }
        String passcode = link.target()
                .passcode()
                .orElseThrow(() -> OutcomeException.notTested("The passcode was not told: give it with --passcode."));
        List<String> told = new ArrayList<>();
        link.payload().json().properties().forEach(member -> {
            if (member.getValue().asText().contains(passcode)) {
                told.add("'" + member.getKey() + "'");
            }
        });
        if (link.text().prefix().contains(passcode)) {
            told.add("the address of the viewer");
        }

        assertNone(
                "Parts of the link that hold the passcode",
                told,
                "Whoever comes by the link must not have the passcode as well.");
    }

    @Shall("shlink-creator.passcode.required")
    @DisplayName("Without the right passcode there is no manifest")
    void opensForTheRightPasscodeOnly(GivenLink link) {
        assertNone(
                "What opens the link in place of the passcode",
                link.guarded().trial().attempts().stream()
                        .filter(Attempt::opened)
                        .map(Attempt::what)
                        .toList(),
                "Compare the whole passcode, character by character, before anything is served.");
    }

    @Shall("shlink-creator.passcode.error")
    @DisplayName("A wrong passcode is answered with 401 and the attempts that remain")
    void saysHowManyAttemptsRemain(GivenLink link) {
        for (Attempt attempt : refused(link.guarded().trial())) {
            String what = "answer to " + attempt.what();
            assertThat("Status of the " + what, attempt.seen().status(), is(UNAUTHORIZED));
            assertThat("Content-Type of the " + what, attempt.seen().mediaType(), is("application/json"));
            assertThat(
                    "'remainingAttempts' in the " + what,
                    attempt.remaining()
                            .map(count -> count >= 0 ? "a number from 0" : "a number below 0")
                            .orElse("no whole number"),
                    is("a number from 0"),
                    "It came with " + attempt.seen().exchange().body());
        }
    }

    @Shall("shlink-creator.passcode.counts-down")
    @DisplayName("Each wrong passcode leaves one attempt less, whatever comes between")
    void countsWrongPasscodes(GivenLink link) {
        assertNone(
                "Counts that are not one less than the one before",
                miscounts(link.guarded().trial()),
                "Count wrong passcodes per link for its life: on all connections together, and past a right one.");
    }

    /** Where the count does not go down by one. */
    private static List<String> miscounts(PasscodeTrial trial) {
        List<Attempt> refused = refused(trial);
        List<Integer> counts = refused.stream()
                .flatMap(attempt -> attempt.remaining().stream())
                .toList();
        if (counts.size() < 2 || counts.size() < refused.size()) {
            throw inconclusive(
                    "The answers do not say how many attempts remain, or ended before there were two of them; see "
                            + ERROR_ROW);
        }
        List<String> odd = new ArrayList<>();
        for (int i = 1; i < counts.size(); i++) {
            if (counts.get(i) != counts.get(i - 1) - 1) {
                odd.add(counts.get(i) + " after " + counts.get(i - 1) + " ("
                        + refused.get(i).what() + ")");
            }
        }
        return odd;
    }

    @Shall("shlink-creator.passcode.disables")
    @DisplayName("When no attempt remains, the right passcode gives nothing")
    void disablesTheLink(GivenLink link) {
        Seen afterwards = afterwards(link.guarded());

        if (Ending.serves(afterwards)) {
            throw failure(
                    "Answer to the right passcode after all attempts were spent",
                    "no data",
                    "it gives some (" + afterwards + ")",
                    "Serve nothing more from a link whose attempts are used up.");
        }
    }

    @Shall("shlink-creator.passcode.parallel")
    @DisplayName("Wrong passcodes that come at the same time are all counted")
    void countsWrongPasscodesThatComeAtOnce(GivenLink link) {
        Race race = link.shares().raced(PasscodeTrial.MOST, MORE);
        race.answers().forEach(link::shown);
        link.shown(race.afterwards());

        if (Ending.serves(race.afterwards())) {
            throw failure(
                    "Answer to the right passcode after " + race.answers().size() + " wrong ones at once, where "
                            + race.left() + " remained",
                    "no data",
                    "it gives some (" + race.afterwards() + ")",
                    "Count in one step that no other request can come between, such as an UPDATE with a condition.");
        }
    }

    static Seen afterwards(GivenLink link) {
        PasscodeTrial trial = link.trial();
        boolean counted =
                refused(trial).stream().allMatch(attempt -> attempt.remaining().isPresent());
        if (counted && !miscounts(trial).isEmpty()) {
            throw inconclusive("Attempts are not counted, so nobody knows when none remains; see"
                    + " shlink-creator.passcode.counts-down.");
        }
        return trial.afterwards()
                .orElseThrow(() -> inconclusive(
                        "More than " + PasscodeTrial.MOST + " attempts remain, and the run does not spend so many."));
    }

    private static List<Attempt> refused(PasscodeTrial trial) {
        List<Attempt> refused = trial.attempts().stream()
                .filter(attempt -> attempt.wrong() && !attempt.opened() && !GivenLink.isGone(attempt.seen()))
                .toList();
        if (refused.isEmpty()) {
            throw inconclusive("No wrong passcode was refused; see shlink-creator.passcode.required.");
        }
        return refused;
    }
}
