package org.cgmkit.suites.setup.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cgmkit.suites.setup.Attestations;
import org.cgmkit.suites.setup.Attested;
import org.jspecify.annotations.Nullable;

/** Reads what a target file repeats of the receiver's documentation. */
final class AttestationsReader {

    Attestations read(Place place) {
        return Attestations.none()
                .withConditionalCreate(statement(place.member("conditionalCreate"), Place::truth))
                .withSearchParameters(statement(place.member("searchParameters"), AttestationsReader::texts))
                .withIdentifiers(
                        statement(place.member("identifiers"), fact -> constant(fact, Attestations.Identifiers.class)))
                .withDeduplication(statement(
                        place.member("deduplication"), fact -> constant(fact, Attestations.Deduplication.class)))
                .withOneTimeOrders(statement(place.member("oneTimeOrders"), AttestationsReader::texts));
    }

    static <T> @Nullable Attested<T> statement(Place place, Function<Place, Optional<T>> facts) {
        T fact = facts.apply(place.member("fact")).orElse(null);
        String sentence = place.member("sentence").text().orElse("");
        return place.member("document")
                .read(document -> Attested.at(document, fact, sentence))
                .orElse(null);
    }

    static Optional<List<String>> texts(Place place) {
        return place.there()
                ? Optional.of(place.elements().stream()
                        .flatMap(each -> each.text().stream())
                        .toList())
                : Optional.empty();
    }

    /** In a file, constants are written as {@code answered-200}; the schema lets no others pass. */
    private static <E extends Enum<E>> Optional<E> constant(Place place, Class<E> type) {
        String written = place.text().orElse("").toUpperCase(Locale.ROOT).replace('-', '_');
        return List.of(type.getEnumConstants()).stream()
                .filter(each -> each.name().equals(written))
                .findFirst();
    }
}
