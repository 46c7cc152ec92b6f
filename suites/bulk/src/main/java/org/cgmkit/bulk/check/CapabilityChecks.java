package org.cgmkit.bulk.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.bulk.client.Ask;
import org.cgmkit.bulk.config.ExportLevel;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server declares (Bulk Data Access, "Operation Definitions"). */
@ExtendWith(SubjectExtension.class)
class CapabilityChecks {
    private static final List<Integer> NO_SUCH = List.of(404, 405, 410, 501);

    @Shall("bulk-source.capability.honest")
    @DisplayName("The exports that are declared are those that there are")
    void declaresItsExports(Source source) {
        Exchange metadata = source.jobs().read("metadata");
        if (!metadata.resourceType().equals("CapabilityStatement")) {
            throw inconclusive("There is no CapabilityStatement (" + metadata + ").");
        }
        Map<ExportLevel, Boolean> declared = declared(metadata.json());
        List<String> wrong = new ArrayList<>();
        declared.forEach((level, listed) -> {
            if (level == ExportLevel.GROUP && source.target().group().isEmpty()) {
                return;
            }
            Exchange kickOff = source.jobs().kickOff(Ask.of(level).with("_type", "Patient"));
            source.jobs().cancel(kickOff);
            if (listed && NO_SUCH.contains(kickOff.status())) {
                wrong.add("the " + level.id() + " export is declared and answered " + kickOff.status());
            } else if (!listed && kickOff.status() == 202) {
                wrong.add("the " + level.id() + " export works and is not declared");
            }
        });
        assertNone("exports of which the CapabilityStatement is wrong", wrong, "");
    }

    private static Map<ExportLevel, Boolean> declared(JsonNode statement) {
        Map<ExportLevel, Boolean> declared = new EnumMap<>(ExportLevel.class);
        for (ExportLevel level : ExportLevel.values()) {
            declared.put(level, false);
        }
        for (JsonNode rest : statement.path("rest")) {
            rest.path("operation").forEach(each -> declare(each, declared));
            rest.path("resource")
                    .forEach(resource -> resource.path("operation").forEach(each -> declare(each, declared)));
        }
        return declared;
    }

    private static void declare(JsonNode operation, Map<ExportLevel, Boolean> declared) {
        String definition = operation.path("definition").asText().replaceFirst("\\|.*", "");
        if (definition.endsWith("/patient-export")) {
            declared.put(ExportLevel.PATIENT, true);
        } else if (definition.endsWith("/group-export")) {
            declared.put(ExportLevel.GROUP, true);
        } else if (definition.endsWith("/export")) {
            declared.put(ExportLevel.SYSTEM, true);
        }
    }
}
