package org.cgmkit.kit.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.Optional;
import org.cgmkit.kit.config.HttpTarget;
import org.junit.jupiter.api.Test;

class WaitBudgetTest {
    private static final String BASE = "https://ehr.example.org/fhir";
    private static final String SUBMIT = BASE + "/$submit-cgm-bundle";
    private static final String SEARCH = BASE + "/Observation?patient=1&code=x";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final WaitBudget budget =
            WaitBudget.of(HttpTarget.at(BASE).throttleLimit(MINUTE).build());

    @Test
    void threeChecksInARowAreEnough() {
        budget.stillBusy("POST", SUBMIT, 429);
        budget.stillBusy("GET", SEARCH, 429);
        assertThat(budget.exhausted(), is(Optional.empty()));
        budget.stillBusy("GET", BASE + "/metadata", 429);

        assertThat(
                budget.exhausted(),
                is(Optional.of(
                        "the target still answered 429 (too many requests) to 3 checks in a row, however long they "
                                + "waited.")));
    }

    @Test
    void silenceAnd429AreOneKindOfWaiting() {
        budget.stillBusy("POST", SUBMIT, 429);
        budget.unanswered("GET", SEARCH, MINUTE);
        budget.stillBusy("POST", SUBMIT, 429);

        assertThat(
                budget.exhausted(),
                is(Optional.of(
                        "the target answered 3 checks in a row with 429 (too many requests) or not at all, however "
                                + "long they waited.")));
    }

    @Test
    void anAnswerBreaksTheRowButNotTheCountOfWhatIsNeverAnswered() {
        for (int i = 0; i < 2; i++) {
            budget.unanswered("GET", BASE + "/Observation/" + i, MINUTE);
            budget.answered("POST", SUBMIT, 200);
        }
        assertThat(budget.exhausted(), is(Optional.empty()));
        budget.unanswered("GET", SEARCH, MINUTE);

        assertThat(
                budget.exhausted(),
                is(Optional.of("the target gave no answer to 3 checks that sent GET Observation.")));
    }

    @Test
    void anAnswerToTheSameRequestBeginsAnew() {
        for (int i = 0; i < 9; i++) {
            budget.stillBusy("POST", SUBMIT, 429);
            budget.stillBusy("POST", SUBMIT, 429);
            budget.answered("POST", SUBMIT, 400);
        }

        assertThat(budget.exhausted(), is(Optional.empty()));
    }

    @Test
    void neitherA429NorARefusedCredentialShowsThatOthersWouldBeAnswered() {
        budget.stillBusy("POST", SUBMIT, 429);
        budget.answered("POST", SUBMIT, 401);
        budget.stillBusy("POST", SUBMIT, 429);
        budget.answered("POST", SUBMIT, 429);
        assertThat(budget.exhausted(), is(Optional.empty()));
        budget.stillBusy("POST", SUBMIT, 429);

        assertThat(
                budget.exhausted(),
                is(Optional.of("the target still answered 429 (too many requests) to 3 checks that sent POST "
                        + "$submit-cgm-bundle, however long they waited.")));
    }

    @Test
    void aConnectionThatBreaksAtOnceCostsNothingWhileOtherRequestsAreAnswered() {
        for (int i = 0; i < 9; i++) {
            budget.unanswered("PUT", BASE + "/Observation/1", Duration.ofMillis(3));
            budget.answered("GET", SEARCH, 200);
        }

        assertThat(budget.exhausted(), is(Optional.empty()));
    }

    @Test
    void waitsThatPayAreGrantedUntilTenTimesTheLongestIsSpent() {
        for (int i = 0; i < 10; i++) {
            assertThat("minute " + i, budget.grants(MINUTE, 429), is(true));
            budget.answered("POST", SUBMIT, 200);
        }

        assertThat(budget.grants(Duration.ofMillis(1), 429), is(false));
        assertThat(
                budget.exhausted(),
                is(Optional.of(
                        "the target answered 429 (too many requests) or not at all so often that the checks would "
                                + "have waited for longer than 10 min in all.")));
    }

    @Test
    void aTargetThatIsAwayIsNamedSo() {
        for (int i = 0; i < 3; i++) {
            budget.answered("POST", SUBMIT, 503);
            budget.stillBusy("POST", SUBMIT, 503);
        }

        assertThat(
                budget.exhausted(),
                is(Optional.of(
                        "the target still answered 503 (service unavailable) to 3 checks in a row, however long they "
                                + "waited.")));
    }

    @Test
    void onceExhaustedItStaysSo() {
        for (int i = 0; i < 3; i++) {
            budget.stillBusy("POST", SUBMIT, 429);
        }
        budget.answered("POST", SUBMIT, 200);

        assertThat(budget.exhausted().isPresent(), is(true));
        assertThat(budget.grants(Duration.ofMillis(1), 429), is(false));
    }
}
