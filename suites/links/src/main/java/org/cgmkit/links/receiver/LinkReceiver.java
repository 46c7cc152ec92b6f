package org.cgmkit.links.receiver;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import java.util.List;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.links.host.SentinelData;

/** The receiver under test, as one check sees it. A precondition that is not met ends a check, and names the row that speaks of it. */
public final class LinkReceiver {
    private final Questions questions;
    private final CheckLog log;

    /** The receiver that was asked, for one check. */
    public LinkReceiver(Questions questions, CheckLog log) {
        this.questions = questions;
        this.log = log;
    }

    /** What is shown beside the label of a link that carries the name of the device. */
    String withoutLabel(String text) {
        return text.replace("Nonce " + data().device(), "");
    }

    SentinelData data() {
        return questions.data();
    }

    Questions questions() {
        return questions;
    }

    /** What it did with the link of a step, whatever that was. */
    Answer asked(Step step) {
        Answer answer = questions.answer(step);
        answer.requests().forEach(request -> log.refer(request.evidence()));
        return answer;
    }

    /** What it did with the link of a step, in which it came to the link where it comes to any. */
    Answer answer(Step step) {
        Answer answer = asked(step);
        if (answer.visits().isEmpty() && asked(Step.BARE).visits().isEmpty()) {
            throw inconclusive("The receiver did not come to a plain link, so this check cannot decide; see"
                    + " shlink-receiver.link.bare.");
        }
        return answer;
    }

    /** What it did with the link of a step; it came. */
    Answer opened(Step step, String row) {
        Answer answer = answer(step);
        if (answer.visits().isEmpty()) {
            throw inconclusive("The receiver did not come to the link of the step " + step.word()
                    + ", so this check cannot decide; see " + row + ".");
        }
        return answer;
    }

    /** What it shows of the link of a step. */
    String shown(Step step) {
        String text = answer(step).text();
        if (text == null) {
            throw notTested("Nobody knows what the receiver shows: declare 'trigger.shows'.");
        }
        if (questions.isAnsweredByAPerson()) {
            log.attest("A person has seen it.");
        }
        return text;
    }

    /** What it shows of a step, where something of the file is shown. */
    String shownContent(Step step, String row) {
        String text = shown(step);
        List<String> signs = List.of(
                SentinelData.FIRST,
                SentinelData.SECOND,
                SentinelData.MEAN,
                SentinelData.GMI,
                SentinelData.MOLAR,
                SentinelData.CORRECTED,
                SentinelData.NEW);
        boolean something =
                signs.stream().anyMatch(sign -> Answer.shows(text, sign)) || text.contains(data().device() + "\n");
        if (!something) {
            throw inconclusive("Nothing of the file is shown in the step " + step.word()
                    + ", so this check cannot decide; see " + row + ".");
        }
        return text;
    }
}
