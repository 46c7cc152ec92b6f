package org.cgmkit.cgm.config.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cgmkit.cgm.config.ReceiverAttestations;
import org.cgmkit.kit.config.AttestedStatement;
import org.cgmkit.kit.config.file.YamlField;
import org.jspecify.annotations.Nullable;

/** Reads what a target file repeats of the receiver's documentation. */
final class AttestationsReader {

    ReceiverAttestations read(YamlField place) {
        return ReceiverAttestations.none()
                .withConditionalCreate(statement(place.member("conditionalCreate"), YamlField::truth))
                .withSearchParameters(statement(place.member("searchParameters"), AttestationsReader::texts))
                .withIdentifiers(statement(
                        place.member("identifiers"), fact -> constant(fact, ReceiverAttestations.Identifiers.class)))
                .withDeduplication(statement(
                        place.member("deduplication"),
                        fact -> constant(fact, ReceiverAttestations.Deduplication.class)))
                .withOneTimeOrders(statement(place.member("oneTimeOrders"), AttestationsReader::texts));
    }

    static <T> @Nullable AttestedStatement<T> statement(YamlField place, Function<YamlField, Optional<T>> facts) {
        T fact = facts.apply(place.member("fact")).orElse(null);
        String sentence = place.member("sentence").text().orElse("");
        return place.member("document")
                .read(document -> AttestedStatement.at(document, fact, sentence))
                .orElse(null);
    }

    static Optional<List<String>> texts(YamlField place) {
        return place.there()
                ? Optional.of(place.elements().stream()
                        .flatMap(each -> each.text().stream())
                        .toList())
                : Optional.empty();
    }

    /** In a file, constants are written as {@code answered-200}; the schema lets no others pass. */
    private static <E extends Enum<E>> Optional<E> constant(YamlField place, Class<E> type) {
        String written = place.text().orElse("").toUpperCase(Locale.ROOT).replace('-', '_');
        return List.of(type.getEnumConstants()).stream()
                .filter(each -> each.name().equals(written))
                .findFirst();
    }
}
