package org.cgmkit.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;

/**
 * FHIR R4 itself, as HAPI knows it: the models and the definitions of the standard. Costly to load, the same for every
 * guide, and safe to share between validators and threads.
 *
 * @param context HAPI's models and parsers
 * @param support the definitions of the standard, loaded at first use
 */
record BaseDefinitions(FhirContext context, IValidationSupport support) {

    static BaseDefinitions r4() {
        FhirContext context = FhirContext.forR4();
        return new BaseDefinitions(context, new DefaultProfileValidationSupport(context));
    }
}
