package org.cgmkit.ehr.defect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmissionAnswer;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.workings.SubmissionEndpoint;
import org.cgmkit.ehr.workings.SubmissionRefusedException;
import org.cgmkit.ehr.workings.Workings;

/** What a receiver that slows down its clients can get wrong. Only floods of single resources are slowed down here. */
final class ThrottlingDefects {
    private static final String WELL_FORMED = "receiver.throttling.well-formed";
    private static final int FLOOD = 20;
    private static final Refusal TOO_MANY =
            Refusal.of(429, "throttled", "Expected fewer submissions in a row: wait a while.");

    private ThrottlingDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                        "throttled-but-stored",
                        WELL_FORMED,
                        "Answers a flood of submissions 429, and stores what it answers so.",
                        ThrottlingDefects::storing),
                Defect.of(
                        "throttled-for-ever",
                        WELL_FORMED,
                        "Never takes a submission that it has answered 429 once.",
                        ThrottlingDefects::unforgiving));
    }

    private static Workings storing(Workings workings) {
        AtomicInteger inARow = new AtomicInteger();
        return workings.answering(answer -> {
            if (!storedOne(answer)) {
                inARow.set(0);
            } else if (inARow.incrementAndGet() > FLOOD) {
                inARow.set(0);
                return TOO_MANY.answer();
            }
            return answer;
        });
    }

    private static Workings unforgiving(Workings workings) {
        AtomicInteger inARow = new AtomicInteger();
        Set<JsonNode> refused = ConcurrentHashMap.newKeySet();
        SubmissionEndpoint sound = workings.entrance();
        SubmissionEndpoint counting = new SubmissionEndpoint() {
            @Override
            public boolean isAt(String path) {
                return sound.isAt(path);
            }

            @Override
            public SubmittedBundle open(SubmittedBundle request) {
                if (inARow.get() >= FLOOD) {
                    inARow.set(0);
                    refused.add(request.root().deepCopy());
                }
                if (refused.contains(request.root())) {
                    throw new SubmissionRefusedException(TOO_MANY);
                }
                return sound.open(request);
            }
        };
        return workings.with(counting).answering(answer -> {
            inARow.updateAndGet(before -> storedOne(answer) ? before + 1 : 0);
            return answer;
        });
    }

    private static boolean storedOne(SubmissionAnswer answer) {
        JsonNode body = answer.body();
        return answer.processed()
                && body != null
                && body.path("entry").size() == 1
                && body.at("/entry/0/response/status").asText().startsWith("201");
    }
}
