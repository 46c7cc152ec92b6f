package org.cgmkit.cgm.receiver.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.StoredReading;
import org.cgmkit.cgm.receiver.duplicate.ConditionalCreateProbe;
import org.cgmkit.kit.wire.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A condition with one search parameter, such as {@code code=…}, tried with a value that a stored reading has and with
 * one that no reading has.
 *
 * @param parameter the parameter
 * @param matching a value of the stored reading
 * @param strange a value that nothing has, or null where that is no sound value
 */
record ConditionProbe(
        String parameter, String matching, @Nullable String strange) {
    private static final String NOWHERE = "cgmkit-no-such-value";

    /** The condition on a parameter for readings, or empty where the kit does not know the parameter. */
    static Optional<ConditionProbe> of(String parameter, JsonNode reading, StoredReading stored) {
        String patient = reading.path("subject").path("reference").asText();
        return Optional.ofNullable(
                switch (parameter) {
                    case "identifier" ->
                        new ConditionProbe(
                                parameter,
                                SampleSubmissions.query(stored.identifier()).substring("identifier=".length()),
                                NOWHERE);
                    case "_id" ->
                        new ConditionProbe(parameter, stored.location().id(), NOWHERE);
                    case "code" -> new ConditionProbe(parameter, token(reading.path("code")), NOWHERE);
                    case "category" ->
                        new ConditionProbe(
                                parameter, token(reading.path("category").path(0)), NOWHERE);
                    case "date" ->
                        new ConditionProbe(
                                parameter, reading.path("effectiveDateTime").asText(), "1900-01-01");
                    case "value-quantity" ->
                        new ConditionProbe(
                                parameter,
                                reading.path("valueQuantity").path("value").asText(),
                                "999999");
                    case "status" ->
                        new ConditionProbe(parameter, reading.path("status").asText(), null);
                    case "patient", "subject" -> new ConditionProbe(parameter, patient, null);
                    default -> null;
                });
    }

    /** What is wrong with it, each as a few words; nothing where it works. */
    List<String> problems(Receiver receiver) {
        List<String> problems = new ArrayList<>();
        int met = statusOf(receiver, matching);
        if (met != 200 && met != 412) {
            problems.add(parameter + " (" + parameter + "=" + matching + ", which a stored reading has, was answered "
                    + met + ", not 200 or 412)");
        } else if (strange != null) {
            int unmet = statusOf(receiver, strange);
            if (unmet != 201) {
                problems.add(parameter + " (" + parameter + "=" + strange + ", which nothing has, was answered " + unmet
                        + ", not 201)");
            }
        }
        return problems;
    }

    private int statusOf(Receiver receiver, String value) {
        Exchange answer = receiver.submit(
                SampleSubmissions.ifNoneExist(SampleSubmissions.reading(receiver.context()), parameter + "=" + value));
        return ConditionalCreateProbe.status(answer);
    }

    private static String token(JsonNode concept) {
        JsonNode coding = concept.path("coding").path(0);
        return coding.path("system").asText() + "|" + coding.path("code").asText();
    }
}
