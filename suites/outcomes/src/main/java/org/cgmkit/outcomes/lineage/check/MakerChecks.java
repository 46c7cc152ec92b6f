package org.cgmkit.outcomes.lineage.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.lineage.play.LineageStep.Kind;
import org.cgmkit.outcomes.lineage.play.Places;
import org.cgmkit.outcomes.lineage.play.PlayedStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who made posted results, and what they did, as Provenance says (https://hl7.org/fhir/R4/provenance.html). */
@ExtendWith(SubjectExtension.class)
class MakerChecks {
    private static final String ACTIVITIES = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
    private static final String PARTICIPANTS = "http://terminology.hl7.org/CodeSystem/provenance-participant-type|";
    private static final Set<String> ASSEMBLERS = Set.of(PARTICIPANTS + "assembler", PARTICIPANTS + "author");

    @Expected("lineage.provenance.activity")
    @DisplayName("Provenance tells a first computation from one anew")
    void tellsWhatWasDone(Lineage lineage) {
        List<String> wrong = new ArrayList<>();
        told(lineage.provenances(lineage.main(Kind.FIRST)), "CREATE", wrong);
        PlayedStep late = lineage.main(Kind.LATE);
        if (!late.results().isEmpty()) {
            told(late.provenances(), "UPDATE", wrong);
        }
        assertNone(
                "activities that are not as they should be",
                wrong,
                "Use CREATE for a first computation and UPDATE for one anew, of v3-DataOperation.");
    }

    private static void told(List<JsonNode> provenances, String expected, List<String> wrong) {
        for (JsonNode each : provenances) {
            List<String> codes = codings(each.path("activity"));
            if (!codes.contains(ACTIVITIES + "|" + expected)) {
                wrong.add(Places.of(each) + " says " + said(codes) + " instead of " + expected);
            }
        }
    }

    private static String said(List<String> codes) {
        return codes.isEmpty()
                ? "nothing"
                : String.join(" ", codes).replace(ACTIVITIES + "|", "").replaceAll("(^| )\\|", "$1without a system ");
    }

    /** Its codings, as system and code with a bar between them. */
    private static List<String> codings(JsonNode concept) {
        List<String> codings = new ArrayList<>();
        concept.path("coding")
                .forEach(coding -> codings.add(coding.path("system").asText() + "|"
                        + coding.path("code").asText()));
        return codings;
    }

    @Expected("lineage.provenance.agent")
    @DisplayName("Provenance names the software with its version, and on whose behalf it computes")
    void namesTheSoftware(Lineage lineage) {
        List<String> without = new ArrayList<>();
        for (JsonNode each : lineage.provenances(lineage.main(Kind.FIRST))) {
            boolean named = false;
            boolean incomplete = false;
            for (JsonNode agent : each.path("agent")) {
                incomplete |= agent.path("who").isEmpty();
                boolean assembles = codings(agent.path("type")).stream().anyMatch(ASSEMBLERS::contains);
                Optional<JsonNode> who = lineage.read(agent.at("/who/reference").asText());
                named |= assembles
                        && who.filter(MakerChecks::isSoftware).isPresent()
                        && isSomebody(lineage, agent.path("onBehalfOf"));
            }
            if (incomplete) {
                throw inconclusive("An agent is nobody, which lineage.provenance.valid tells of.");
            }
            if (!named) {
                without.add(Places.of(each));
            }
        }
        assertNone(
                "Provenance without software that has a name and a version",
                without,
                "Let an agent with the type assembler be a Device with deviceName and version, onBehalfOf the organization.");
    }

    /** Whether a reference leads somewhere, or says in another way who it is. */
    private static boolean isSomebody(Lineage lineage, JsonNode reference) {
        String there = reference.path("reference").asText();
        return there.isEmpty()
                ? !reference.at("/identifier/value").asText().isEmpty()
                        || !reference.path("display").asText().isEmpty()
                : lineage.read(there).isPresent();
    }

    private static boolean isSoftware(JsonNode device) {
        return device.path("resourceType").asText().equals("Device")
                && !device.path("deviceName").isEmpty()
                && !device.path("version").isEmpty();
    }
}
