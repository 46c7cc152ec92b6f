package org.cgmkit.validation.engine;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;

/**
 * HAPI's judge of codes that no code system lists, such as units. HAPI reads all of UCUM from XML for each unit; what the
 * guide's units mean is packed, and what is found out about others is kept. Thread-safe.
 */
final class CommonTerminology extends CommonCodeSystemsTerminologyService {
    /** Whoever sends more units than that sends nonsense. */
    private static final int MOST_KEPT = 1000;

    private final Map<String, String> packed;
    private final Map<String, LookupCodeResult> found = new ConcurrentHashMap<>();

    /**
     * A judge.
     *
     * @param units what some units mean, by their codes
     */
    CommonTerminology(FhirContext context, Map<String, String> units) {
        super(context);
        this.packed = Map.copyOf(units);
    }

    @Override
    public LookupCodeResult lookupCode(ValidationSupportContext support, LookupCodeRequest request) {
        String code = request.getCode();
        if (code == null || !UCUM_CODESYSTEM_URL.equals(request.getSystem())) {
            return super.lookupCode(support, request);
        }
        String meaning = packed.get(code);
        if (meaning != null) {
            return found(code, meaning);
        }
        LookupCodeResult known = found.get(code);
        if (known == null) {
            known = super.lookupCode(support, request);
            if (found.size() < MOST_KEPT) {
                found.put(code, known);
            }
        }
        return known;
    }

    private static LookupCodeResult found(String code, String meaning) {
        LookupCodeResult result = new LookupCodeResult();
        result.setSearchedForSystem(UCUM_CODESYSTEM_URL);
        result.setSearchedForCode(code);
        result.setFound(true);
        result.setCodeDisplay(meaning);
        return result;
    }
}
