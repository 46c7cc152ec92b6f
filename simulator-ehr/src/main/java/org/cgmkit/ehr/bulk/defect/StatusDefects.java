package org.cgmkit.ehr.bulk.defect;

import static org.cgmkit.ehr.bulk.defect.BulkDefect.answering;
import static org.cgmkit.ehr.bulk.defect.BulkDefect.onlyFirst;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.bulk.wire.BulkAnswer;
import org.cgmkit.ehr.bulk.wire.BulkRequest;
import org.cgmkit.ehr.bulk.wire.Place;
import org.cgmkit.ehr.bulk.workings.SourceRules;

/** Departures while a job runs, and when it is deleted. */
final class StatusDefects {
    private StatusDefects() {}

    static List<BulkDefect> all() {
        return List.of(
                BulkDefect.of(
                        "manifest-too-early",
                        "status.waiting",
                        "Answers 200 before all files are listed.",
                        () -> new SourceRules() {
                            private final Set<String> told = new HashSet<>();

                            @Override
                            public BulkAnswer answered(Place place, BulkRequest request, BulkAnswer right) {
                                if (place == Place.STATUS
                                        && right.status() == 200
                                        && right.json() instanceof ObjectNode manifest
                                        && told.add(request.path())) {
                                    onlyFirst(manifest);
                                }
                                return right;
                            }
                        }),
                BulkDefect.of(
                        "tells-stories",
                        "status.progress",
                        "X-Progress is long.",
                        () -> running(right -> right.with("X-Progress", "still at work, ".repeat(10)))),
                BulkDefect.of(
                        "retry-after-in-words",
                        "status.retry-after",
                        "Retry-After is neither a number nor a date.",
                        () -> running(right -> right.with("Retry-After", "soon"))),
                BulkDefect.of(
                        "no-retry-after",
                        "status.retry-after",
                        "There is no Retry-After.",
                        () -> running(right -> right.without("Retry-After"))),
                BulkDefect.of(
                        "hours-of-retry-after",
                        "status.retry-after",
                        "Asks to wait for two hours for a job of a second.",
                        () -> running(right -> right.with("Retry-After", "7200"))),
                BulkDefect.of(
                        "always-200",
                        "status.preference",
                        "Running jobs are answered 200 with X-Export-Status, asked for or not.",
                        () -> running(right -> right.status(200).with("X-Export-Status", "202 Accepted"))),
                BulkDefect.of("never-completes", "status.ends", "Jobs never end.", () -> new SourceRules() {
                    @Override
                    public boolean ends() {
                        return false;
                    }
                }),
                BulkDefect.of(
                        "delete-does-nothing", "delete.cancelled", "A deleted job goes on.", () -> new SourceRules() {
                            @Override
                            public boolean cancels() {
                                return false;
                            }
                        }),
                BulkDefect.of(
                        "forgets-without-a-word",
                        "delete.cancelled",
                        "The status of a deleted job is a bare 404.",
                        () -> answering(Place.STATUS, right -> right.status() == 404 ? right.bare() : right)));
    }

    private static SourceRules running(UnaryOperator<BulkAnswer> change) {
        return answering(Place.STATUS, right -> right.status() == 202 ? change.apply(right) : right);
    }
}
