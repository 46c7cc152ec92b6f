package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.cgmkit.ehr.store.ContentHash;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * What tells one resource from another: all that it says, but for its id, meta and narrative, and but for references to
 * other entries, which are different in every submission. Identifiers count, so that two resources that share an
 * identifier and differ otherwise stay two.
 */
final class Fingerprint {
    private static final Set<String> LEFT_OUT = Set.of("id", "meta", "text");

    private static final int LONGEST_EXPONENT = 1000;

    private Fingerprint() {}

    static String of(SubmittedEntry entry, SubmittedBundle bundle) {
        StringBuilder said = new StringBuilder(1024);
        if (entry.node().path("resource") instanceof ObjectNode resource) {
            write(resource, LEFT_OUT, entry, bundle, said);
        }
        return ContentHash.of(said.toString());
    }

    /** Properties in alphabetical order, and all texts with their lengths, so that no two resources are written alike. */
    private static void write(
            ObjectNode object, Set<String> leftOut, SubmittedEntry entry, SubmittedBundle bundle, StringBuilder said) {
        said.append('{');
        String[] names = object.properties().stream().map(Map.Entry::getKey).toArray(String[]::new);
        Arrays.sort(names);
        for (String name : names) {
            JsonNode value = object.path(name);
            if (!leftOut.contains(name)) {
                write(name, said);
                boolean toEntry = name.equals("reference")
                        && value.isTextual()
                        && bundle.position(entry, value.asText()).isPresent();
                if (toEntry) {
                    said.append("another entry");
                } else {
                    write(value, entry, bundle, said);
                }
            }
        }
        said.append('}');
    }

    private static void write(JsonNode node, SubmittedEntry entry, SubmittedBundle bundle, StringBuilder said) {
        if (node instanceof ObjectNode object) {
            write(object, Set.of(), entry, bundle, said);
        } else if (node.isArray()) {
            said.append('[');
            node.forEach(item -> write(item, entry, bundle, said));
            said.append(']');
        } else if (node.isTextual()) {
            write(node.asText(), said);
        } else if (node.isFloatingPointNumber()) {
            said.append(number(node.decimalValue())).append(',');
        } else {
            said.append(node.asText()).append(',');
        }
    }

    private static void write(String text, StringBuilder said) {
        said.append(text.length()).append('"').append(text);
    }

    /** 1E2 is 100, and 71.10 is not 71.1; an exponent that nobody would write out stays one. */
    private static String number(BigDecimal number) {
        return Math.abs(number.scale()) < LONGEST_EXPONENT ? number.toPlainString() : number.toString();
    }
}
