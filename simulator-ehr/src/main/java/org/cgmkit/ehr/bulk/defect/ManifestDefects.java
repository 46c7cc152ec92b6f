package org.cgmkit.ehr.bulk.defect;

import static org.cgmkit.ehr.bulk.defect.BulkDefect.answering;
import static org.cgmkit.ehr.bulk.defect.BulkDefect.items;
import static org.cgmkit.ehr.bulk.defect.BulkDefect.listing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.ehr.bulk.content.ExportLine;
import org.cgmkit.ehr.bulk.wire.Place;
import org.cgmkit.ehr.bulk.workings.SourceRules;

/** Departures of manifests. */
final class ManifestDefects {
    private static final String URL = "url";
    private static final String COUNT = "count";
    private static final String TIME = "transactionTime";

    private ManifestDefects() {}

    static List<BulkDefect> all() {
        return List.of(
                BulkDefect.of(
                        "no-error-array",
                        "manifest.form",
                        "There is no error where there are no messages.",
                        () -> listing(manifest -> manifest.remove("error"))),
                BulkDefect.of(
                        "count-as-text",
                        "manifest.form",
                        "Counts are texts.",
                        () -> listing(manifest -> items(manifest)
                                .forEach(
                                        item -> item.put(COUNT, item.path(COUNT).asText())))),
                BulkDefect.of(
                        "lists-first-file",
                        "manifest.complete",
                        "Of several files of a type the first is listed.",
                        () -> listing(BulkDefect::onlyFirst)),
                BulkDefect.of(
                        "wrong-count",
                        "manifest.count",
                        "Counts are one too high.",
                        () -> listing(manifest -> items(manifest)
                                .forEach(
                                        item -> item.put(COUNT, item.path(COUNT).asLong() + 1)))),
                BulkDefect.of(
                        "relative-files",
                        "manifest.urls",
                        "Addresses of files are paths.",
                        () -> listing(manifest -> items(manifest)
                                .forEach(item ->
                                        item.put(URL, item.path(URL).asText().replaceFirst("^https?://[^/]+", ""))))),
                BulkDefect.of(
                        "dead-link",
                        "manifest.urls",
                        "Lists a file that there is not.",
                        () -> listing(manifest -> manifest.withArray("output")
                                .addObject()
                                .put("type", "Device")
                                .put(
                                        URL,
                                        manifest.at("/output/0/url").asText().replaceFirst("[^/]+$", "gone.ndjson")))),
                BulkDefect.of(
                        "lists-a-file-twice",
                        "manifest.urls",
                        "Lists the last file twice.",
                        () -> listing(manifest -> {
                            var output = manifest.withArray("output");
                            output.add(output.path(output.size() - 1).deepCopy());
                        })),
                BulkDefect.of(
                        "forgets-parameters",
                        "manifest.request",
                        "The request is told without its parameters.",
                        () -> listing(manifest -> manifest.put(
                                "request", manifest.path("request").asText().replaceFirst("\\?.*", "")))),
                BulkDefect.of(
                        "time-of-last-export",
                        "manifest.transaction-time",
                        "The transaction time is that of an earlier export.",
                        () -> moving(Duration.ofDays(-1))),
                BulkDefect.of(
                        "time-in-the-future",
                        "manifest.transaction-time",
                        "The transaction time lies in the future.",
                        () -> moving(Duration.ofHours(4))),
                BulkDefect.of(
                        "time-without-zone",
                        "manifest.transaction-time",
                        "The transaction time has no offset.",
                        () -> listing(manifest ->
                                manifest.put(TIME, manifest.path(TIME).asText().replace("Z", "")))),
                BulkDefect.of(
                        "flag-lies",
                        "manifest.token-flag",
                        "Files are told to open without a token, and do not.",
                        () -> listing(manifest -> manifest.put("requiresAccessToken", false))),
                BulkDefect.of(
                        "errors-among-data",
                        "manifest.messages",
                        "A message stands among the data.",
                        () -> new SourceRules() {
                            @Override
                            public Stream<ExportLine> lines(String type, Stream<ExportLine> right) {
                                return type.equals("Device") ? Stream.concat(right, Stream.of(message())) : right;
                            }
                        }),
                BulkDefect.of(
                        "no-expires",
                        "manifest.expires",
                        "It is not told how long files are kept.",
                        () -> answering(Place.STATUS, right -> right.without("Expires"))),
                BulkDefect.of(
                        "gone-before-expiry",
                        "manifest.expires",
                        "Files are gone before their time.",
                        () -> new SourceRules() {
                            @Override
                            public boolean keeps(int time) {
                                return time == 1;
                            }
                        }));
    }

    private static SourceRules moving(Duration by) {
        return listing(manifest -> manifest.put(
                TIME, Instant.parse(manifest.path(TIME).asText()).plus(by).toString()));
    }

    private static ExportLine message() {
        return new ExportLine(
                "OperationOutcome",
                "",
                "",
                Instant.EPOCH,
                () ->
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"exception\"}]}");
    }
}
