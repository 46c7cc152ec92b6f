package org.cgmkit.cgm.receiver.duplicate;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.duplicate.DuplicateProbe.Treatment;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of what a receiver does by itself about data that it has (guide, "Server-Side Deduplication"). */
@ExtendWith(SubjectExtension.class)
class DeduplicationChecks {

    @Should("receiver.deduplication.answer")
    @Creates("2 Observation")
    @DisplayName("A recognised duplicate is answered 200, or 201 with the location of what is there")
    void answersADuplicateByWhatIsThere(Receiver receiver) {
        DuplicateProbe probe = DuplicateProbe.of(receiver);
        Treatment treatment = probe.treatment(receiver);

        if (treatment == Treatment.STORED_AGAIN) {
            throw notApplicable("The receiver does not recognise duplicates: the same reading sent twice is stored "
                    + "twice (" + probe.answered() + ").");
        }
        if (treatment == Treatment.UNKNOWN) {
            throw inconclusive(
                    "It cannot be determined whether the same reading sent twice is stored twice: its answer ("
                            + probe.answered()
                            + ") does not say where it is, and a search by identifier gives no answer to "
                            + "rely on; see receiver.response.location.");
        }
        if (treatment != Treatment.ANSWERED_200 && treatment != Treatment.ANSWERED_201_WITH_LOCATION) {
            throw failure(
                    "answer to the same reading sent again",
                    "200, or 201 with the location " + probe.first().location(),
                    "it was " + probe.answered() + problem(treatment),
                    "");
        }
    }

    private static String problem(Treatment treatment) {
        return switch (treatment) {
            case REFUSED -> ": a client that repeats a lost submission is told that its data are wrong";
            case LOCATION_OF_NOTHING -> ", where nothing can be read";
            case LOCATION_OF_ANOTHER -> ", where something else is";
            default -> "";
        };
    }
}
