package org.cgmkit.reports.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.guide.Specification;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.FailOn;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.LeadingFinding;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFile;
import org.cgmkit.reports.figure.Figure;
import org.jspecify.annotations.Nullable;

/** Reads a results file and the evidence beside it back into the model, so that reports can be made again. */
public final class ResultsReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultsReader() {}

    /**
     * Reads what {@link ResultsWriter} wrote. Evidence whose file is gone is kept with its name and a note.
     *
     * @param place a results file, or the folder that holds it
     * @throws UnreadableResultsException when there is no such file, or it is not a results file, or one of a newer kit
     */
    public static RunReport read(Path place) throws UnreadableResultsException {
        Path file = Files.isDirectory(place) ? place.resolve(ResultsWriter.FILE) : place;
        JsonField root = new JsonField(file, "", parse(file));
        int version = root.member("schemaVersion").integer();
        if (version > ResultsDocument.SCHEMA_VERSION) {
            throw new UnreadableResultsException(file + " was written by a newer cgmkit (schemaVersion " + version
                    + "; this one reads up to " + ResultsDocument.SCHEMA_VERSION + "). Read it with that one.");
        }
        if (version < 1) {
            throw root.member("schemaVersion").unexpected("1 or more");
        }
        List<CheckResult> checks = new ArrayList<>();
        for (JsonField check : root.member("checks").elements()) {
            checks.add(check(check, file.toAbsolutePath().resolveSibling("")));
        }
        List<KnownFailure> known = new ArrayList<>();
        for (JsonField failure : root.elementsOf("knownFailures")) {
            known.add(new KnownFailure(
                    failure.member("requirement").text(),
                    failure.member("reason").text(),
                    failure.member("owner").text(),
                    failure.member("expires").date()));
        }
        return new RunReport(
                root.member("kit").text(),
                specification(root),
                root.text("suite", ""),
                root.member("target").text(),
                root.member("started").instant(),
                Duration.ofMillis(root.integer("durationMs", 0)),
                root.bool("finished", !root.member("gate").text().equals("incomplete")),
                checks,
                known,
                failOn(root),
                root.textOrNull("stopped"),
                figures(root),
                leading(root));
    }

    private static @Nullable LeadingFinding leading(JsonField root) throws UnreadableResultsException {
        if (!root.has("leading")) {
            return null;
        }
        JsonField field = root.member("leading");
        return new LeadingFinding(
                field.member("sentence").text(),
                texts(field.member("evidence")),
                texts(field.member("changes")),
                field.text("next", ""),
                texts(field.member("explains")));
    }

    private static List<String> texts(JsonField array) throws UnreadableResultsException {
        List<String> texts = new ArrayList<>();
        for (JsonField element : array.elements()) {
            texts.add(element.text());
        }
        return texts;
    }

    private static List<Figure> figures(JsonField root) throws UnreadableResultsException {
        List<Figure> figures = new ArrayList<>();
        for (JsonField field : root.elementsOf("figures")) {
            FigureJson.read(field).ifPresent(figures::add);
        }
        return figures;
    }

    /** Older kits weighed in one way only. */
    private static FailOn failOn(JsonField root) throws UnreadableResultsException {
        String id = root.text("failOn", FailOn.SHALL.id());
        for (FailOn failOn : FailOn.values()) {
            if (failOn.id().equals(id)) {
                return failOn;
            }
        }
        throw root.member("failOn").unexpected("shall or should");
    }

    private static JsonNode parse(Path file) throws UnreadableResultsException {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new UnreadableResultsException(file + " is not a results file of cgmkit: it is not JSON ("
                    + e.getOriginalMessage() + "). Give the results.json of a run, or its folder.");
        } catch (IOException e) {
            throw new UnreadableResultsException(
                    file + " cannot be read (" + e + "). Give the results.json of a run, or its folder.");
        }
    }

    /** Older kits knew one specification, and wrote its version only. */
    private static Specification specification(JsonField root) throws UnreadableResultsException {
        String version = root.member("guide").text();
        if (!root.has("specification")) {
            return Specification.ofVersion(version);
        }
        JsonField field = root.member("specification");
        return new Specification(
                field.member("id").text(),
                version,
                field.member("title").text(),
                field.member("release").text(),
                field.member("canonical").text());
    }

    private static CheckResult check(JsonField check, Path folder) throws UnreadableResultsException {
        Verb verb = check.member("verb").constant(Verb.class);
        List<Evidence> evidence = new ArrayList<>();
        for (JsonField name : check.member("evidence").elements()) {
            evidence.add(EvidenceFile.read(folder, name.text()));
        }
        return new CheckResult(
                check.member("requirement").text(),
                verb,
                check.bool("binding", verb == Verb.SHALL),
                check.member("title").text(),
                check.member("outcome").constant(Outcome.class),
                check.member("message").text(),
                check.textOrNull("expected"),
                check.textOrNull("actual"),
                evidence,
                Duration.ofMillis(check.integer("durationMs", 0)));
    }
}
