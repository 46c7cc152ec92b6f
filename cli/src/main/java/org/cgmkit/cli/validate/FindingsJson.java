package org.cgmkit.cli.validate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.FindingGroup;

/** Findings for programs: an array with one object for each file, and in it one for each finding, however many. */
final class FindingsJson {
    private FindingsJson() {}

    /** Writes the findings as they come, without holding them all as text. */
    static void write(List<ValidatedFile> files, CommandStreams streams) {
        try {
            JsonGenerator json =
                    new ObjectMapper().createGenerator(streams.out().out());
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).useDefaultPrettyPrinter();
            json.writeStartArray();
            for (ValidatedFile file : files) {
                write(file, json);
            }
            json.writeEndArray();
            json.close();
            streams.say("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ValidatedFile file, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", file.name());
        json.writeStringField("guide", file.guide().guide().id());
        json.writeStringField(
                "guideReason",
                file.guide().reason().isEmpty() ? null : file.guide().reason());
        Optional<String> standing = file.guide().guide().standing();
        if (standing.isPresent()) {
            json.writeStringField("guideStanding", standing.get());
        }
        json.writeStringField("profile", file.profile().isEmpty() ? null : file.profile());
        json.writeBooleanField("valid", file.valid());
        json.writeArrayFieldStart("findings");
        for (FindingGroup group : file.findings().groups()) {
            for (int i = 0; i < group.size(); i++) {
                write(group.get(i), json);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("path", finding.path());
        json.writeNumberField("line", finding.line());
        json.writeNumberField("column", finding.column());
        json.writeFieldName("entry");
        json.writeObject(finding.entry());
        json.writeStringField("message", finding.message());
        json.writeStringField("expected", finding.expected());
        json.writeStringField("actual", finding.actual());
        json.writeStringField("rule", finding.rule());
        json.writeEndObject();
    }
}
