package org.cgmkit.validation.definitions;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.i18n.HapiLocalizer;
import java.util.Locale;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;

/**
 * FHIR R4 itself, as HAPI knows it: the models and the definitions of the standard. The same for every guide, and safe to
 * share between validators and threads.
 *
 * @param context HAPI's models and parsers
 * @param support the definitions of the standard, all of them, costly to load at the first use; the packs spare that to those who validate
 */
public record BaseDefinitions(FhirContext context, IValidationSupport support) {

    /** The engine's messages are read by this kit before people read them, so they must not follow the machine's language. */
    private static final class EnglishOnly extends HapiLocalizer {
        @Override
        public Locale getLocale() {
            // Not English: there is no bundle of that name, and Java would fall back to the machine's language.
            return Locale.ROOT;
        }
    }

    public static BaseDefinitions r4() {
        FhirContext context = FhirContext.forR4();
        context.setLocalizer(new EnglishOnly());
        return new BaseDefinitions(context, new DefaultProfileValidationSupport(context));
    }

    /** HAPI's chain with nothing but the definitions of the standard. */
    ValidationSupportChain chain() {
        return new ValidationSupportChain(support);
    }
}
