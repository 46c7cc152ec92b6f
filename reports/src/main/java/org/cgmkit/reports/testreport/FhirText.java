package org.cgmkit.reports.testreport;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.reports.CheckResult;

/** Texts as FHIR's primitive types allow them (R4, datatypes, string): no control characters, never empty. */
final class FhirText {
    private FhirText() {}

    /** What a check found, as Markdown that is plain text. */
    static String message(CheckResult check) {
        List<String> lines = new ArrayList<>();
        lines.add(check.outcome() + ": " + check.title());
        if (!check.message().isBlank()) {
            lines.add(check.message());
        }
        if (check.expected() != null) {
            lines.add("Expected: " + check.expected());
        }
        if (check.actual() != null) {
            lines.add("Actual: " + check.actual());
        }
        return clean(String.join("\n\n", lines)).strip();
    }

    /** The text on one line. */
    static String line(String text) {
        return clean(text).replaceAll("\\s+", " ").strip();
    }

    /** The text as it stands in XHTML. */
    static String html(String text) {
        return line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String clean(String text) {
        return text.codePoints()
                .map(c -> c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7F && (c < 0xD800 || c > 0xDFFF)) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
