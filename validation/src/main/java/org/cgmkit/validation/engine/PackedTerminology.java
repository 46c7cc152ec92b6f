package org.cgmkit.validation.engine;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.Date;
import org.cgmkit.validation.definitions.DefinitionPacks;
import org.cgmkit.validation.pack.TerminologyPack;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r5.model.PackageInformation;
import org.jspecify.annotations.Nullable;

/**
 * The terminology of FHIR R4 out of its pack, in place of HAPI's {@code DefaultProfileValidationSupport}, which reads all
 * of it as XML to answer the first question. It has no structure definitions: see {@link PackedWorkerContext}.
 */
final class PackedTerminology implements IValidationSupport {
    private static final String PACKAGE = "hl7.fhir.r4.core";

    private final FhirContext context;
    private final TerminologyPack terminology = DefinitionPacks.terminology(
            DefinitionPacks.FHIR, r -> r.setUserData(DefaultProfileValidationSupport.SOURCE_PACKAGE_ID, PACKAGE));

    PackedTerminology(FhirContext context) {
        this.context = context;
    }

    /** The package that FHIR's own definitions come from; the validator asks for it. */
    @SuppressWarnings("JavaUtilDate") // HL7's own class asks for one, and nobody reads it
    static PackageInformation fhir() {
        return new PackageInformation(PACKAGE, null, null, new Date(0));
    }

    @Override
    public FhirContext getFhirContext() {
        return context;
    }

    @Override
    public String getName() {
        return "R4 terminology, packed";
    }

    @Override
    public @Nullable IBaseResource fetchCodeSystem(String canonical) {
        return inVersion(terminology.codeSystem(url(canonical)), canonical);
    }

    @Override
    public @Nullable IBaseResource fetchValueSet(String canonical) {
        return inVersion(terminology.valueSet(url(canonical)), canonical);
    }

    private static String url(String canonical) {
        int bar = canonical.indexOf('|');
        return bar > 0 ? canonical.substring(0, bar) : canonical;
    }

    /** As HAPI does: of what HL7 publishes there is one version, whichever is asked for. */
    private static @Nullable IBaseResource inVersion(@Nullable MetadataResource found, String canonical) {
        if (found == null) {
            return null;
        }
        int bar = canonical.indexOf('|');
        String version = bar > 0 ? canonical.substring(bar + 1) : "";
        boolean fits = version.isBlank()
                || canonical.startsWith("http://hl7.org")
                || canonical.startsWith("http://terminology.hl7.org")
                || version.equals(found.getVersion());
        return fits ? found : null;
    }
}
