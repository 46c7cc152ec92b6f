package org.cgmkit.kit.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.finding.Finding;

/**
 * Validates each form of submission once. Hundreds of submissions of a matrix differ only in identifiers, times and
 * amounts, which no profile looks into beyond their form.
 */
public final class CachingValidator implements ProfileValidator {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern KIT_IDENTIFIER = Pattern.compile("cgmkit-[0-9a-f]{8}[0-9.]*");
    private static final Pattern PDF = Pattern.compile("(\"data\":\")[A-Za-z0-9+/=]{100,}");
    private static final Pattern SERIAL = Pattern.compile("(\"serialNumber\":\")[^\"]*");
    private static final Pattern AMOUNT = Pattern.compile("(\"value\":)[0-9.]+");
    private static final Pattern TIME =
            Pattern.compile("\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z\"");

    /** Identifiers that speak of the data, where they stand alone and where a condition asks for them. */
    private static final Pattern DATA_IDENTIFIER = Pattern.compile("(\"(?:value|ifNoneExist)\":\")[!#-~]{12,}(?=\")");

    private final ProfileValidator validator;
    private final boolean ofData;
    private final Map<String, List<Finding>> seen = new ConcurrentHashMap<>();

    /** One that looks at everything but the identifiers, times and amounts of the kit. */
    public CachingValidator(ProfileValidator validator) {
        this(validator, false);
    }

    private CachingValidator(ProfileValidator validator, boolean ofData) {
        this.validator = validator;
        this.ofData = ofData;
    }

    /** One that also overlooks identifiers which are made of the data. */
    public static CachingValidator ofData(ProfileValidator validator) {
        return new CachingValidator(validator, true);
    }

    @Override
    public List<Finding> validate(String json) {
        return seen.computeIfAbsent(form(json), form -> validator.validate(json));
    }

    @Override
    public List<Finding> validate(String json, String profile) {
        return seen.computeIfAbsent(profile + " " + form(json), form -> validator.validate(json, profile));
    }

    /** With a number in place of each UUID, so that what refers to the same still does. */
    private static String numbered(String json) {
        Map<String, String> numbers = new HashMap<>();
        return UUID.matcher(json)
                .replaceAll(uuid -> numbers.computeIfAbsent(uuid.group(), u -> "uuid" + numbers.size()));
    }

    private String form(String json) {
        String form = PDF.matcher(json).replaceAll("$1pdf");
        form = SERIAL.matcher(form).replaceAll("$1serial");
        form = numbered(form);
        form = KIT_IDENTIFIER.matcher(form).replaceAll("identifier");
        if (ofData) {
            form = DATA_IDENTIFIER.matcher(form).replaceAll("$1identifier");
        }
        form = AMOUNT.matcher(form).replaceAll("$1amount");
        return TIME.matcher(form).replaceAll("time");
    }
}
