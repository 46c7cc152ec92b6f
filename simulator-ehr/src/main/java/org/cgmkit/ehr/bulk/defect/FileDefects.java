package org.cgmkit.ehr.bulk.defect;

import static org.cgmkit.ehr.bulk.defect.BulkDefect.answering;
import static org.cgmkit.ehr.bulk.defect.BulkDefect.items;
import static org.cgmkit.ehr.bulk.defect.BulkDefect.listing;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.ehr.bulk.content.ExportLine;
import org.cgmkit.ehr.bulk.wire.BulkAnswer;
import org.cgmkit.ehr.bulk.wire.Place;
import org.cgmkit.ehr.bulk.workings.SourceRules;

/** Departures of files. */
final class FileDefects {
    private FileDefects() {}

    static List<BulkDefect> all() {
        return List.of(
                BulkDefect.of(
                        "octet-stream",
                        "file.media-type",
                        "Files are told to be bytes of any kind.",
                        () -> answering(
                                Place.FILE,
                                right -> right.lines() == null
                                        ? right
                                        : right.with("Content-Type", "application/octet-stream"))),
                BulkDefect.of("json-array", "file.lines", "Files are JSON arrays.", () -> writing(FileDefects::array)),
                BulkDefect.of(
                        "pretty-printed",
                        "file.lines",
                        "Resources go over several lines.",
                        () -> writing(lines -> lines.map(each -> each.replaceFirst("\\{", "{\n")))),
                BulkDefect.of(
                        "byte-order-mark",
                        "file.lines",
                        "Files begin with a byte order mark.",
                        () -> writing(lines -> Stream.concat(Stream.of("\uFEFF"), lines))),
                BulkDefect.of(
                        "cuts-last-line",
                        "file.lines",
                        "The last line of a file is cut off.",
                        () -> writing(lines -> Stream.concat(lines, Stream.of("{\"resourceType\":\"Obser")))),
                BulkDefect.of(
                        "mixed-types",
                        "file.one-type",
                        "Devices are in a file of Observations.",
                        () -> listing(manifest -> items(manifest)
                                .filter(item -> item.path("type").asText().equals("Device"))
                                .forEach(item -> item.put("type", "Observation")))),
                BulkDefect.of(
                        "silent-gzip",
                        "file.encoding",
                        "Files are compressed and do not say so.",
                        () -> answering(
                                Place.FILE,
                                right -> right.lines() == null ? right : right.with(BulkAnswer.SILENT, "gzip"))),
                BulkDefect.of(
                        "exports-history",
                        "file.latest",
                        "An earlier version of a resource is there, too.",
                        () -> new SourceRules() {
                            @Override
                            public Stream<ExportLine> lines(String type, Stream<ExportLine> right) {
                                return type.equals("Device") ? right.flatMap(FileDefects::withHistory) : right;
                            }
                        }),
                BulkDefect.of(
                        "page-seam-twice",
                        "file.latest",
                        "Where two pages meet a resource is there twice.",
                        () -> new SourceRules() {
                            @Override
                            public Stream<ExportLine> lines(String type, Stream<ExportLine> right) {
                                if (!type.equals("Observation")) {
                                    return right;
                                }
                                int[] at = {0};
                                return right.flatMap(each -> ++at[0] == 100 ? Stream.of(each, each) : Stream.of(each));
                            }
                        }));
    }

    private static SourceRules writing(UnaryOperator<Stream<String>> change) {
        return answering(Place.FILE, right -> right.lines() == null ? right : right.lines(change.apply(right.lines())));
    }

    private static Stream<String> array(Stream<String> lines) {
        int[] at = {0};
        return Stream.concat(lines.map(each -> (at[0]++ == 0 ? "[" : ",") + each), Stream.of("]\n"));
    }

    private static Stream<ExportLine> withHistory(ExportLine line) {
        return Stream.of(
                line.reading(() -> line.text().get().replace("\"versionId\":\"1\"", "\"versionId\":\"0\"")), line);
    }
}
