package org.cgmkit.cgm.receiver.duplicate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.wire.Exchange;

/**
 * A form that the condition of a conditional create may have, made from the identifier of a reading that is there.
 *
 * @param description what the condition is, in a few words
 * @param query makes the condition from the identifier's value
 */
record ConditionForm(String description, UnaryOperator<String> query) {
    private static final String NOWHERE = "https://cgmkit.example/no-such-system";

    /** The query with percent signs, as in the address of a search. */
    static final ConditionForm ENCODED = new ConditionForm(
            "the query in the encoding of URLs",
            value -> "identifier=" + URLEncoder.encode(IdentifierSource.SYSTEM + "|" + value, StandardCharsets.UTF_8));

    /** Conditions that the reading meets only in part, so that it is no match. */
    static List<ConditionForm> withoutAMatch(GuideVersion guide) {
        return List.of(
                new ConditionForm(
                        "the identifier's value in another system", value -> "identifier=" + NOWHERE + "|" + value),
                new ConditionForm(
                        "the identifier and a code that the reading with it has not",
                        value -> IdentifierSource.query(value) + "&code="
                                + guide.codings(Concept.GMI).getLast()),
                new ConditionForm(
                        "the identifier and the codes of readings in another system",
                        value -> IdentifierSource.query(value) + "&code="
                                + readings(guide, c -> new Coding(NOWHERE, c.code()))),
                new ConditionForm(
                        "an identifier that nothing has and the codes of readings",
                        value -> IdentifierSource.query(value + ".none") + "&code=" + readings(guide, c -> c)));
    }

    /** The codes of readings in either unit, as alternatives. */
    private static String readings(GuideVersion guide, UnaryOperator<Coding> change) {
        return Stream.of(Concept.SENSOR_READING_MASS, Concept.SENSOR_READING_MOLES)
                .flatMap(concept -> guide.codings(concept).stream())
                .map(coding -> change.apply(coding).toString())
                .collect(Collectors.joining(","));
    }

    /** A condition of two parts, the reading meeting both, with the code that it has. */
    static ConditionForm withCode(Coding code) {
        return new ConditionForm(
                "the identifier and the code of the reading", value -> IdentifierSource.query(value) + "&code=" + code);
    }

    /** The answer to another reading under that condition, with an identifier of its own. */
    Exchange sent(Receiver receiver, String identifier) {
        return receiver.submit(
                SampleSubmissions.ifNoneExist(SampleSubmissions.reading(receiver.context()), query.apply(identifier)));
    }
}
