package org.cgmkit.ehr.bulk.defect;

import java.time.Instant;
import java.util.List;
import org.cgmkit.ehr.bulk.content.ExportLine;
import org.cgmkit.ehr.bulk.workings.SourceRules;

/** Departures in what is exported of changes. */
final class ChangeDefects {
    private ChangeDefects() {}

    static List<BulkDefect> all() {
        return List.of(
                BulkDefect.of(
                        "since-filters-patients",
                        "since.changed",
                        "_since is held against the Patient, so that new readings of unchanged people are missing.",
                        () -> new SourceRules() {
                            @Override
                            public boolean isNew(ExportLine line, ExportLine patient, Instant since) {
                                return patient.updated().isAfter(since);
                            }
                        }),
                BulkDefect.of("since-ignored", "since.changed", "_since changes nothing.", () -> new SourceRules() {
                    @Override
                    public boolean isNew(ExportLine line, ExportLine patient, Instant since) {
                        return true;
                    }
                }),
                BulkDefect.of(
                        "forgets-deleted",
                        "since.deleted",
                        "Nothing is told of what was deleted.",
                        () -> new SourceRules() {
                            @Override
                            public boolean tellsDeleted() {
                                return false;
                            }
                        }),
                BulkDefect.of(
                        "deleted-in-both",
                        "since.deleted",
                        "What was deleted is exported and told to be deleted.",
                        () -> new SourceRules() {
                            @Override
                            public boolean exportsDeleted() {
                                return true;
                            }
                        }));
    }
}
