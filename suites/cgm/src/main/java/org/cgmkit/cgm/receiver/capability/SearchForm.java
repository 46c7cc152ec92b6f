package org.cgmkit.cgm.receiver.capability;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the forms in which FHIR R4 lets a parameter be searched by, of which a server that claims the parameter may refuse some,
 * and has to understand those that it answers.
 *
 * @param values the values, each in a parameter of its own: a resource has to meet all of them
 * @param finds whether the known resource meets them
 * @param rule what FHIR R4 says of that form
 */
record SearchForm(List<String> values, boolean finds, String rule) {
    private static final String ANY_SYSTEM = "a code without a system is that code of any system";
    private static final String ANY_OF = "a comma stands between alternatives";
    private static final String ALL_OF = "of a parameter that is given twice both values have to be met";
    private static final String EDGE = "ge and le include the time itself, gt and lt do not";

    /** Of a code or an identifier, or of another text from a list. */
    static List<SearchForm> ofToken(String system, String value, String other) {
        String token = system.isEmpty() ? value : system + "|" + value;
        List<SearchForm> forms = new ArrayList<>();
        if (!system.isEmpty()) {
            forms.add(finding(value, ANY_SYSTEM));
        }
        forms.add(finding(other + "," + token, ANY_OF));
        forms.add(finding(token + "," + other, ANY_OF));
        forms.add(new SearchForm(List.of(other, token), false, ALL_OF));
        forms.add(new SearchForm(List.of(token, other), false, ALL_OF));
        return forms;
    }

    /** Of the patient whom a resource is about. */
    static List<SearchForm> ofPatient(String id, boolean bare) {
        List<SearchForm> forms = new ArrayList<>();
        String before = bare ? "" : "Patient/";
        if (bare) {
            forms.add(finding("Patient/" + id, "a patient may be named with the type"));
        } else {
            forms.add(missing("Group/" + id, "a resource of another type is another one though the ids are the same"));
        }
        forms.add(finding(before + "cgmkit-no-such-id," + before + id, ANY_OF));
        if (id.length() > 1) {
            forms.add(new SearchForm(
                    List.of(before + id.substring(0, id.length() - 1)),
                    false,
                    "an id is another one where only its beginning is the same"));
        }
        return forms;
    }

    /** Of the time of a resource: that of a moment in every form, that of a period by its edges. */
    static List<SearchForm> ofDate(JsonNode resource) {
        String moment = resource.path("effectiveDateTime").asText();
        if (moment.contains("T")) {
            return ofMoment(OffsetDateTime.parse(moment).toInstant().truncatedTo(ChronoUnit.SECONDS));
        }
        JsonNode period = resource.path("effectivePeriod");
        if (!period.has("start") || !period.has("end")) {
            return List.of();
        }
        return List.of(
                finding("le" + period.path("end").asText(), EDGE),
                missing("gt" + period.path("end").asText(), EDGE),
                missing("lt" + period.path("start").asText(), EDGE));
    }

    private static List<SearchForm> ofMoment(Instant moment) {
        LocalDate day = moment.atOffset(ZoneOffset.UTC).toLocalDate();
        String shifted = moment.atOffset(ZoneOffset.ofHours(-7)).toString();
        String whole = "a date without a time is the whole day";
        return List.of(
                finding("ge" + moment, EDGE),
                finding("le" + moment, EDGE),
                missing("gt" + moment, EDGE),
                missing("lt" + moment, EDGE),
                finding("lt" + moment.plusSeconds(1), "lt is before the time"),
                missing("ge" + moment.plusSeconds(1), "ge is from the time on"),
                finding(day.toString(), whole),
                finding("ge" + day, whole),
                missing(day.minusDays(2).toString(), whole),
                finding(shifted, "the same moment may be written with another offset"),
                new SearchForm(List.of("ge" + day.minusDays(1), "lt" + day.plusDays(2)), true, ALL_OF),
                new SearchForm(List.of("lt" + moment, "ge" + moment), false, ALL_OF),
                new SearchForm(List.of("ge" + moment, "lt" + moment), false, ALL_OF));
    }

    private static SearchForm finding(String value, String rule) {
        return new SearchForm(List.of(value), true, rule);
    }

    private static SearchForm missing(String value, String rule) {
        return new SearchForm(List.of(value), false, rule);
    }
}
