package org.cgmkit.ehr.bulk.defect;

import static org.cgmkit.ehr.bulk.defect.BulkDefect.answering;

import java.util.List;
import org.cgmkit.ehr.bulk.content.ExportLine;
import org.cgmkit.ehr.bulk.content.ExportOrder;
import org.cgmkit.ehr.bulk.wire.Place;
import org.cgmkit.ehr.bulk.workings.SourceRules;

/** Departures at the kick-off. */
final class KickOffDefects {
    private static final String LOCATION = "Content-Location";

    private KickOffDefects() {}

    static List<BulkDefect> all() {
        return List.of(
                BulkDefect.of(
                        "relative-status-url",
                        "kick-off.accepted",
                        "Content-Location is a path.",
                        () -> answering(
                                Place.KICK_OFF,
                                right -> right.status() == 202
                                        ? right.with(
                                                LOCATION, right.header(LOCATION).replaceFirst("^https?://[^/]+", ""))
                                        : right)),
                BulkDefect.of(
                        "answers-200",
                        "kick-off.accepted",
                        "Accepted kick-offs are answered 200.",
                        () -> answering(Place.KICK_OFF, right -> right.status() == 202 ? right.status(200) : right)),
                BulkDefect.of(
                        "one-spelling",
                        "kick-off.formats",
                        "Takes application/fhir+ndjson alone as the format.",
                        () -> new SourceRules() {
                            @Override
                            public boolean knowsFormat(String format) {
                                return super.knowsFormat(format) && !format.equals("application/ndjson");
                            }
                        }),
                BulkDefect.of(
                        "accepts-any-group",
                        "kick-off.refused",
                        "Starts exports of groups that there are not.",
                        () -> new SourceRules() {
                            @Override
                            public boolean knowsGroup(String id) {
                                return true;
                            }
                        }),
                BulkDefect.of(
                        "bare-400",
                        "kick-off.refused",
                        "Refuses kick-offs without a reason.",
                        () -> answering(
                                Place.KICK_OFF,
                                right -> right.status() / 100 == 4 && right.status() != 401 ? right.bare() : right)),
                BulkDefect.of(
                        "ignores-type-filter",
                        "kick-off.unsupported",
                        "Takes _typeFilter and exports everything.",
                        () -> new SourceRules() {
                            @Override
                            public boolean admits(ExportOrder order, ExportLine line) {
                                return true;
                            }
                        }),
                BulkDefect.of(
                        "ignores-unknown-parameters",
                        "kick-off.unsupported",
                        "Takes parameters that it does not know, and tells nothing.",
                        () -> new SourceRules() {
                            @Override
                            public boolean refusesUnknown() {
                                return false;
                            }
                        }),
                BulkDefect.of(
                                "locks-itself-out",
                                "kick-off.concurrent",
                                "A job that has ended keeps the next one out.",
                                () -> new SourceRules() {
                                    @Override
                                    public boolean frees() {
                                        return false;
                                    }
                                })
                        .under("busy"));
    }
}
