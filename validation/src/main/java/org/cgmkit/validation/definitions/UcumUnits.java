package org.cgmkit.validation.definitions;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport.LookupCodeResult;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.Quantity;
import org.hl7.fhir.r5.model.StructureDefinition;

/** What UCUM says of the units that a guide's profiles ask for: a code and its meaning in each line, with a tab between. */
final class UcumUnits {
    private UcumUnits() {}

    /** The units of all quantities that profiles fix. */
    static String of(List<StructureDefinition> profiles, FhirContext context) {
        CommonCodeSystemsTerminologyService ucum = new CommonCodeSystemsTerminologyService(context);
        return profiles.stream()
                .flatMap(p -> p.getSnapshot().getElement().stream())
                .map(ElementDefinition::getPattern)
                .filter(Quantity.class::isInstance)
                .map(Quantity.class::cast)
                .filter(q ->
                        CommonCodeSystemsTerminologyService.UCUM_CODESYSTEM_URL.equals(q.getSystem()) && q.hasCode())
                .map(Quantity::getCode)
                .distinct()
                .sorted()
                .map(code -> code + "\t" + meaning(code, ucum) + "\n")
                .collect(Collectors.joining());
    }

    private static String meaning(String code, CommonCodeSystemsTerminologyService ucum) {
        LookupCodeResult result = ucum.lookupCode(
                new ValidationSupportContext(ucum),
                new LookupCodeRequest(CommonCodeSystemsTerminologyService.UCUM_CODESYSTEM_URL, code));
        if (result == null || !result.isFound()) {
            throw new IllegalStateException("UCUM has no unit " + code + ", which a profile fixes.");
        }
        return result.getCodeDisplay();
    }

    /** Meanings by codes, from lines. */
    static Map<String, String> read(String lines) {
        Map<String, String> units = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            units.put(line.substring(0, tab), line.substring(tab + 1));
        });
        return units;
    }
}
