package org.cgmkit.bulk.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.bulk.client.Export;
import org.cgmkit.bulk.client.FileSurvey;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files (Bulk Data Access, "Bulk Data Output File Request"; NDJSON). */
@ExtendWith(SubjectExtension.class)
class FileChecks {
    @Shall("bulk-source.file.media-type")
    @DisplayName("Files are application/fhir+ndjson")
    void hasItsMediaType(Source source) {
        List<String> wrong = Source.opened(source.usual()).stream()
                .filter(each -> !each.contentType().replaceFirst("\\s*;.*", "").equals("application/fhir+ndjson"))
                .map(each -> each.item().name() + " (" + each.contentType() + ")")
                .toList();
        assertNone("files of another media type", wrong, "");
    }

    @Base("bulk-source.file.lines")
    @DisplayName("Each line is one resource")
    void hasAResourceOnEachLine(Source source) {
        List<String> wrong = Source.opened(source.usual()).stream()
                .filter(each -> !each.bad().isEmpty())
                .map(each -> each.item().name() + ": " + String.join("; ", each.bad()))
                .toList();
        assertNone("files with lines that are no resource", wrong, "");
    }

    @Shall("bulk-source.file.one-type")
    @DisplayName("A file holds the type that the manifest says")
    void holdsItsType(Source source) {
        List<String> wrong = new ArrayList<>();
        for (FileSurvey file : Source.opened(source.usual())) {
            file.types().keySet().stream()
                    // A message among the data has a row of its own.
                    .filter(each -> !each.equals(file.item().type()) && !each.equals("OperationOutcome"))
                    .forEach(each -> wrong.add(each + " in " + file.item().name() + ", a file of "
                            + file.item().type()));
        }
        assertNone("resources of another type than their file", wrong, "");
    }

    @Shall("bulk-source.file.encoding")
    @DisplayName("A compressed file says so, and comes only to those who take it")
    void saysThatItIsCompressed(Source source) {
        Export export = source.usual();
        FileSurvey plain = Source.opened(export).getFirst();
        boolean withToken = export.manifest().path("requiresAccessToken").asBoolean(true);
        List<String> wrong = new ArrayList<>();
        tell("without Accept-Encoding: gzip", plain, false, wrong);
        FileSurvey packed = source.files().fetch(plain.item(), withToken, "gzip", each -> {});
        if (packed.status() == 401) {
            packed = source.files().fetch(plain.item(), !withToken, "gzip", each -> {});
        }
        if (!packed.opened() && wrong.isEmpty()) {
            throw inconclusive("The file was not there a second time (" + packed.status() + ").");
        }
        tell("with Accept-Encoding: gzip", packed, true, wrong);
        assertNone("what is wrong with the encoding of a file", wrong, "");
    }

    private static void tell(String how, FileSurvey file, boolean taken, List<String> wrong) {
        boolean said = file.contentEncoding().contains("gzip");
        if (file.compressed() != said) {
            wrong.add(how + " it " + (said ? "is told to be gzip and is not" : "is gzip and does not say so"));
        } else if (said && !taken) {
            wrong.add(how + " it is gzip");
        }
    }

    @Shall("bulk-source.file.latest")
    @DisplayName("Each resource is there once")
    void hasEachResourceOnce(Source source) {
        Export export = source.usual();
        Source.opened(export);
        long files = export.files().stream()
                .map(each -> each.item().url())
                .distinct()
                .count();
        if (files < export.files().size()) {
            throw inconclusive("A file is listed twice, which bulk-source.manifest.urls tells of.");
        }
        assertNone(
                "resources that are there more than once",
                export.contents().twice(),
                "A client that counts lines counts them twice.");
    }
}
