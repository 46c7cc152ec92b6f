package org.cgmkit.links.receiver;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.observed;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.host.LinkRequest;
import org.cgmkit.links.host.LinkRequest.Kind;
import org.cgmkit.links.host.SentinelData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class ReturnChecks {
    private static final String POLLS = "shlink-receiver.longterm.polls";
    private static final int STORM = 5;

    @Expected("shlink-receiver.longterm.polls")
    @DisplayName("The receiver comes back to a long-term link")
    void comesBack(LinkReceiver receiver) {
        assertThat(
                "Number of manifest requests for a long-term link that asks to come back after "
                        + receiver.questions().interval().toSeconds() + " s",
                receiver.opened(Step.UPDATE, "shlink-receiver.link.bare")
                        .visits()
                        .size(),
                is(greaterThan(1)),
                "New data appear behind the same link (flag L).");
    }

    @Should("shlink-receiver.longterm.waits-after-success")
    @DisplayName("The receiver waits as long as it is asked to with a manifest")
    void waitsAfterSuccess(LinkReceiver receiver) {
        assertWaits(receiver, Step.UPDATE, LinkRequest::answered);
    }

    @Shall("shlink-receiver.longterm.waits-after-429")
    @DisplayName("The receiver waits as long as it is asked to with a 429")
    void waitsAfterThrottling(LinkReceiver receiver) {
        assertWaits(receiver, Step.THROTTLED, LinkRequest::answered);
        // The date was reckoned after the request had come, and not after the answer was ready.
        assertWaits(receiver, Step.THROTTLED_DATE, LinkRequest::when);
    }

    private static void assertWaits(LinkReceiver receiver, Step step, Function<LinkRequest, Instant> from) {
        List<LinkRequest> visits = cameBack(receiver, step);
        Duration waited =
                Duration.between(from.apply(visits.get(0)), visits.get(1).when());
        Duration least = receiver.questions().interval().multipliedBy(9).dividedBy(10);
        if (waited.compareTo(least) < 0) {
            throw failure(
                    "Time until the next request where 'Retry-After' asked for "
                            + receiver.questions().interval().toSeconds() + " s (step " + step.word() + ")",
                    "no less than that",
                    "it was " + waited.toMillis() + " ms",
                    "'Retry-After' is a number of seconds or a date.");
        }
    }

    @Expected("shlink-receiver.longterm.update-shown")
    @DisplayName("New data are shown")
    void showsNewData(LinkReceiver receiver) {
        cameBack(receiver, Step.UPDATE);
        String text = receiver.shownContent(Step.UPDATE, "shlink-receiver.encryption.opens");
        assumeReadings(receiver);

        assertThat(
                "Reading " + SentinelData.NEW + " that came in after the first request",
                Answer.shows(text, SentinelData.NEW) ? "shown" : "not shown",
                is("shown"));
    }

    @Expected("shlink-receiver.longterm.replaced")
    @DisplayName("Corrected and withdrawn data do not stay")
    void replacesOldData(LinkReceiver receiver) {
        cameBack(receiver, Step.UPDATE);
        String text = receiver.shownContent(Step.UPDATE, "shlink-receiver.encryption.opens");
        if (!Answer.shows(text, SentinelData.NEW)) {
            throw inconclusive("New data are not shown; see shlink-receiver.longterm.update-shown.");
        }
        List<String> old = new ArrayList<>();
        for (String value : List.of(SentinelData.FIRST, SentinelData.SECOND)) {
            if (Answer.shows(text, value)) {
                old.add(value + ", which was " + (value.equals(SentinelData.FIRST) ? "corrected" : "withdrawn"));
            }
        }
        if (Answer.times(text, SentinelData.NEW) > 1) {
            old.add(SentinelData.NEW + " twice");
        }

        assertNone("Readings that should not be shown after the update", old, "A manifest has all that is shared now.");
    }

    @Expected("shlink-receiver.longterm.gone")
    @DisplayName("The receiver stops where a link is gone")
    void stopsWhereNothingIs(LinkReceiver receiver) {
        List<LinkRequest> visits = cameBack(receiver, Step.GONE);

        assertThat(
                "Number of further requests after a 404",
                (long) visits.size() - 2,
                is(lessThanOrEqualTo(2L)),
                "Say that the link has expired, was taken back or was mistyped, and stop.");
    }

    @Expected("shlink-receiver.longterm.no-longer-valid")
    @DisplayName("Data that are no longer valid are not shown as current")
    void marksWhatIsNoLongerValid(LinkReceiver receiver) {
        cameBack(receiver, Step.STATUS);
        String text = receiver.shown(Step.STATUS);
        assumeReadings(receiver);

        assertThat(
                "Readings of a manifest with the status no-longer-valid",
                Answer.shows(text, SentinelData.FIRST) && !Answer.marks(text)
                        ? "shown without a word"
                        : "hidden or marked",
                is("hidden or marked"));
    }

    @Expected("shlink-receiver.longterm.survives")
    @DisplayName("The receiver comes back after a failure, and not in a storm")
    void comesBackAfterFailures(LinkReceiver receiver) {
        List<LinkRequest> visits = cameBack(receiver, Step.FAILS);

        assertThat(
                "Number of requests after an answer of 500",
                visits.size() - 2,
                is(greaterThan(0)),
                "A failure passes: come back after the usual time.");
        long soon = visits.stream()
                .skip(2)
                .filter(r -> Duration.between(visits.get(1).answered(), r.when())
                                .compareTo(receiver.questions().interval().multipliedBy(2))
                        < 0)
                .count();
        assertThat("Number of requests soon after an answer of 500", soon, is(lessThanOrEqualTo((long) STORM)));
    }

    @May("shlink-receiver.longterm.without-flag")
    @DisplayName("Whether the receiver comes back to a link that is not long-term")
    void comesBackUnasked(LinkReceiver receiver) {
        Answer plain = receiver.opened(Step.BARE, "shlink-receiver.link.bare");
        // Those to which it is to come back have taken their time since.
        receiver.asked(Step.UPDATE);
        int visits = plain.link().requests(Kind.LINK).size();
        throw observed("A link without L was asked for "
                + (visits == 1 ? "once." : visits + " times in the course of the run."));
    }

    /** The requests at a link to which the receiver came back. */
    private static List<LinkRequest> cameBack(LinkReceiver receiver, Step step) {
        if (receiver.opened(Step.UPDATE, "shlink-receiver.link.bare").visits().size() < 2) {
            throw inconclusive("The receiver does not come back to long-term links; see " + POLLS + ".");
        }
        List<LinkRequest> visits =
                receiver.opened(step, "shlink-receiver.link.bare").visits();
        if (visits.size() < 2) {
            throw inconclusive(
                    "The receiver did not come back to the link of the step " + step.word() + " within the time.");
        }
        return visits;
    }

    private static void assumeReadings(LinkReceiver receiver) {
        if (!Answer.shows(receiver.shown(Step.BARE), SentinelData.FIRST)) {
            throw inconclusive(
                    "Readings are not shown of a plain link either; see shlink-receiver.content.readings-shown.");
        }
    }
}
