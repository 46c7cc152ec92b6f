package org.cgmkit.validation;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import org.jspecify.annotations.Nullable;

/** Turns what HAPI says into findings. */
final class Findings {
    private Findings() {}

    static Finding of(SingleValidationMessage said) {
        Place place = Place.of(said.getLocationString());
        return new Finding(
                severity(said.getSeverity()),
                place.path(),
                position(said.getLocationLine()),
                position(said.getLocationCol()),
                place.entry(),
                said.getMessage(),
                null,
                null,
                rule(said.getMessageId()));
    }

    private static Finding.Severity severity(@Nullable ResultSeverityEnum said) {
        return said == null ? Finding.Severity.INFORMATION : Finding.Severity.valueOf(said.name());
    }

    private static int position(@Nullable Integer said) {
        return said == null || said < 0 ? 0 : said;
    }

    /** An invariant comes as the definition's address with the key after the hash. */
    private static @Nullable String rule(@Nullable String messageId) {
        return messageId == null ? null : messageId.substring(messageId.indexOf('#') + 1);
    }
}
