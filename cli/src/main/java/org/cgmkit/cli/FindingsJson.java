package org.cgmkit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.cgmkit.validation.Finding;

/** Findings for programs: an array with one object for each file. */
final class FindingsJson {
    private FindingsJson() {}

    static String of(List<ValidatedFile> files) {
        ArrayNode all = new ObjectMapper().createArrayNode();
        for (ValidatedFile file : files) {
            ObjectNode one = all.addObject();
            one.put("file", file.name());
            one.put("profile", file.profile().isEmpty() ? null : file.profile());
            one.put("valid", file.valid());
            ArrayNode findings = one.putArray("findings");
            file.findings().forEach(finding -> describe(finding, findings.addObject()));
        }
        return all.toPrettyString();
    }

    private static void describe(Finding finding, ObjectNode node) {
        node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        node.put("path", finding.path());
        node.put("line", finding.line());
        node.put("column", finding.column());
        node.put("entry", finding.entry());
        node.put("message", finding.message());
        node.put("expected", finding.expected());
        node.put("actual", finding.actual());
        node.put("rule", finding.rule());
    }
}
