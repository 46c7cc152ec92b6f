package org.cgmkit.bulk.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgmkit.bulk.client.Contents;
import org.cgmkit.bulk.client.Export;
import org.cgmkit.bulk.client.FileSurvey;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Manifests (Bulk Data Access, "Response - Output Manifest"). */
@ExtendWith(SubjectExtension.class)
class ManifestChecks {
    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final String ABSOLUTE = "(?i)https?://[^/]+/.*";

    @Shall("bulk-source.manifest.form")
    @DisplayName("The manifest has the members that are required, each of its type")
    void hasItsMembers(Source source) {
        Export export = source.usual();
        JsonNode manifest = export.manifest();
        List<String> wrong = new ArrayList<>();
        String type = export.job().manifest().header("Content-Type").orElse("none");
        if (!type.startsWith("application/json")) {
            wrong.add("the content type is " + type);
        }
        for (String member : source.target().version().manifest()) {
            JsonNode value = manifest.path(member);
            boolean right = switch (member) {
                case "requiresAccessToken" -> value.isBoolean();
                case "output", "error", "outcome" -> value.isArray();
                default -> value.isTextual();
            };
            if (!right) {
                wrong.add(member + " is " + (value.isMissingNode() ? "missing" : value.getNodeType()));
            }
        }
        for (JsonNode item : manifest.path("output")) {
            if (!item.path("url").isTextual() || !item.path("type").isTextual()) {
                wrong.add("an item of output lacks url or type");
            }
            if (item.has("count") && !item.path("count").isIntegralNumber()) {
                wrong.add("count is " + item.path("count"));
            }
        }
        assertNone("what is wrong with the manifest", wrong.stream().distinct().toList(), "");
    }

    @Shall("bulk-source.manifest.complete")
    @DisplayName("Every file of the export is listed")
    void listsAllFiles(Source source) {
        if (source.target().world().isEmpty()) {
            throw notApplicable("Nobody says what there is: the target file has no 'world'.");
        }
        Contents contents = Source.whole(source.usual());
        Set<String> patients = contents.patients();
        Set<String> types = contents.types().keySet();
        Set<String> missing = source.expected().stream()
                .filter(each -> !each.type().equals("Patient"))
                .filter(each -> patients.contains(each.patient()))
                .filter(each -> !contents.hasBlock(each.type(), each.patient()))
                .filter(each -> !contents.has(each.reference()))
                .map(each -> each.type() + " of " + each.patient())
                .collect(Collectors.toCollection(TreeSet::new));
        // Where there is nothing at all of a type, no file of it was forgotten: it was not exported.
        missing.removeIf(each -> !types.contains(each.replaceFirst(" of .*", "")));
        assertNone(
                "whole runs of resources that no listed file has",
                missing,
                "Files of a type are several; each has to be listed.");
    }

    @Base("bulk-source.manifest.count")
    @DisplayName("Counts are those of the lines")
    void countsLines(Source source) {
        List<String> wrong = new ArrayList<>();
        boolean counted = false;
        for (FileSurvey file : Source.opened(source.usual())) {
            JsonNode count = file.item().json().path("count");
            if (count.isMissingNode() || count.isNull()) {
                continue;
            }
            if (!file.bad().isEmpty()) {
                throw inconclusive("Lines of files are not as they should be, which bulk-source.file.lines tells of.");
            }
            counted = true;
            if (count.asLong(-1) != file.lines()) {
                wrong.add(file.item().name() + " has " + file.lines() + " lines and a count of " + count.asText());
            }
        }
        if (!counted) {
            throw notApplicable("The manifest does not count.");
        }
        assertNone("counts that are not those of the lines", wrong, "");
    }

    @Shall("bulk-source.manifest.urls")
    @DisplayName("Addresses of files are absolute, each is there once, and each opens")
    void listsAddressesThatOpen(Source source) {
        Export export = source.usual();
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (FileSurvey file : export.files()) {
            String written = file.item().json().path("url").asText();
            if (!written.matches(ABSOLUTE)) {
                wrong.add(written + " is not absolute");
            }
            if (!seen.add(written)) {
                wrong.add(written + " is there twice");
            }
            if (!file.opened()) {
                wrong.add(written + " was answered " + file.status());
            }
        }
        assertNone("addresses of files that are not as they should be", wrong, "");
    }

    @Shall("bulk-source.manifest.request")
    @DisplayName("The request is told as it was sent")
    void tellsTheRequest(Source source) {
        source.assumeAsked("bulk-source.manifest.request");
        Export export = source.usual();
        String told = export.manifest().path("request").asText();
        if (told.isEmpty()) {
            throw inconclusive("There is no request, which bulk-source.manifest.form tells of.");
        }
        if (!decoded(told).equals(decoded(export.job().url()))) {
            throw failure("request in the manifest", export.job().url(), "was " + told, "");
        }
    }

    private static String decoded(String url) {
        return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Shall("bulk-source.manifest.transaction-time")
    @DisplayName("The transaction time is that of the export")
    void tellsItsTime(Source source) {
        Export export = source.usual();
        String text = export.manifest().path("transactionTime").asText();
        if (text.isEmpty()) {
            throw inconclusive("There is no transactionTime, which bulk-source.manifest.form tells of.");
        }
        Instant time;
        try {
            time = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw failure("transactionTime", "an instant with an offset", "was " + text, "");
        }
        List<String> wrong = new ArrayList<>();
        Instant newest = export.contents().newest();
        if (newest.isAfter(time)) {
            wrong.add(text + " is before " + newest + ", when something in the export was stored");
        }
        Instant told = export.job().last().when().plus(SKEW);
        if (time.isAfter(told)) {
            wrong.add(text + " is after the manifest itself, which came at "
                    + export.job().last().when());
        }
        assertNone("what is wrong with transactionTime", wrong, "The next export is asked for with it as _since.");
    }

    @Shall("bulk-source.manifest.token-flag")
    @DisplayName("requiresAccessToken says how files open")
    void flagsTokens(Source source) {
        Export export = source.usual();
        JsonNode flag = export.manifest().path("requiresAccessToken");
        if (!flag.isBoolean()) {
            throw inconclusive("requiresAccessToken is no boolean, which bulk-source.manifest.form tells of.");
        }
        FileSurvey any = Source.opened(export).getFirst();
        FileSurvey asFlagged = source.files().fetch(any.item(), flag.asBoolean(), "identity", each -> {});
        assumeThere(asFlagged);
        if (!asFlagged.opened()) {
            throw failure(
                    "a file fetched " + (flag.asBoolean() ? "with" : "without")
                            + " a token, as requiresAccessToken says",
                    "200",
                    "was answered " + asFlagged.status(),
                    "");
        }
    }

    private static void assumeThere(FileSurvey file) {
        if (file.status() == 404 || file.status() == 410) {
            throw inconclusive("The file is gone, which bulk-source.manifest.expires tells of.");
        }
    }

    @Should("bulk-source.manifest.messages")
    @DisplayName("Messages are not among the data")
    void keepsMessagesApart(Source source) {
        List<String> among = Source.opened(source.usual()).stream()
                .filter(each -> each.types().containsKey("OperationOutcome"))
                .map(each -> each.item().name())
                .toList();
        assertNone("data files with an OperationOutcome", among, "");
    }

    @Should("bulk-source.manifest.expires")
    @DisplayName("Files are kept as long as Expires says")
    void keepsFiles(Source source) {
        Export export = source.usual();
        Optional<String> text = export.job().manifest().header("Expires");
        if (text.isEmpty()) {
            throw failure("Expires of the manifest", "a date", "was missing", "");
        }
        Instant until;
        try {
            until = ZonedDateTime.parse(text.get(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            throw failure("Expires of the manifest", "an HTTP-date", "was " + text.get(), "");
        }
        FileSurvey any = Source.opened(export).getFirst();
        boolean withToken = export.manifest().path("requiresAccessToken").asBoolean(true);
        FileSurvey again = source.files().fetch(any.item(), withToken, "identity", each -> {});
        if (Instant.now().isBefore(until) && (again.status() == 404 || again.status() == 410)) {
            throw failure(
                    "a file fetched before " + text.get(),
                    "200",
                    "was answered " + again.status(),
                    "Count the time from the end of the job.");
        }
    }
}
