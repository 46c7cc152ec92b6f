package org.cgmkit.cgm.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.proof.mutant.JsonChange;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.kit.proof.mutant.Mutant.Family;

/** The app makes something else of what it is answered in one step. */
record ReactingMutation(String peer) implements AppMutation {
    private static final String ATTEMPTS = "(submissions)";
    private static final int FOR_EVER = 6;

    /** What becomes of the submissions of a step. */
    private enum Change {
        NONE("none at all", 1),
        FIRST_ONLY("only the first", 2),
        AT_ONCE("each at once after the one before", 2),
        TWICE_AS_FAST("twice as fast", 2),
        THREE_TIMES_AS_SLOW("three times as slow", 2),
        ONCE_MORE("the last once more", 1),
        FOR_EVER_AGAIN("the last again and again", 1),
        OTHER_IDENTIFIERS("other identifiers after the first", 2),
        WITHOUT_CONDITIONS("no conditions after the first", 2),
        OTHER_VALUES("other values after the first", 2),
        FIRST_HALF("the first half of each", 1),
        LAST_HALF("the last half of each", 1),
        WITHOUT_READINGS("no readings", 1),
        READINGS_ONLY("nothing but readings", 1);

        private final String title;
        private final int needed;

        /**
         * A change.
         *
         * @param title as it stands in ids
         * @param needed how many submissions a step needs for it
         */
        Change(String title, int needed) {
            this.title = title;
            this.needed = needed;
        }
    }

    @Override
    public void make(PlayedRun run, Consumer<Mutant> made) {
        for (PlayedStep step : run.steps()) {
            for (Change change : Change.values()) {
                if (step.attempts().size() >= change.needed) {
                    made.accept(new Mutant(peer, Family.REACTING, step.name(), ATTEMPTS, change.title));
                }
            }
        }
    }

    @Override
    public PlayedRun apply(Mutant mutant, PlayedRun run) {
        if (mutant.family() != Family.REACTING) {
            return run;
        }
        Change change = List.of(Change.values()).stream()
                .filter(c -> c.title.equals(mutant.operator()))
                .findFirst()
                .orElseThrow();
        return ExchangeCopies.in(run, mutant.kind(), exchanges -> changed(exchanges, change));
    }

    private static List<CapturedExchange> changed(List<CapturedExchange> exchanges, Change change) {
        List<CapturedExchange> submissions =
                exchanges.stream().filter(ExchangeCopies::submits).toList();
        CapturedExchange first = submissions.getFirst();
        CapturedExchange last = submissions.getLast();
        List<CapturedExchange> after = new ArrayList<>();
        Instant before = first.came();
        for (CapturedExchange each : exchanges) {
            boolean submits = ExchangeCopies.submits(each);
            boolean later = submits && each.number() != first.number();
            Duration since = Duration.between(first.came(), each.came());
            switch (change) {
                case NONE -> keep(after, each, !submits);
                case FIRST_ONLY -> keep(after, each, !later);
                case AT_ONCE -> after.add(later ? ExchangeCopies.at(each, before.plusMillis(20)) : each);
                case TWICE_AS_FAST ->
                    after.add(ExchangeCopies.at(each, first.came().plus(since.dividedBy(2))));
                case THREE_TIMES_AS_SLOW ->
                    after.add(ExchangeCopies.at(each, first.came().plus(since.multipliedBy(3))));
                case OTHER_IDENTIFIERS -> after.add(later ? entries(each, ReactingMutation::otherIdentifiers) : each);
                case WITHOUT_CONDITIONS ->
                    after.add(
                            later ? entries(each, e -> e.withObject("/request").remove("ifNoneExist")) : each);
                case OTHER_VALUES -> after.add(later ? entries(each, ReactingMutation::otherValues) : each);
                case FIRST_HALF -> after.add(submits ? half(each, true) : each);
                case LAST_HALF -> after.add(submits ? half(each, false) : each);
                case WITHOUT_READINGS -> after.add(submits ? only(each, false) : each);
                case READINGS_ONLY -> after.add(submits ? only(each, true) : each);
                default -> after.add(each);
            }
            before = submits ? after.isEmpty() ? before : after.getLast().answered() : before;
        }
        int more = change == Change.ONCE_MORE ? 1 : change == Change.FOR_EVER_AGAIN ? FOR_EVER : 0;
        Instant end = exchanges.getLast().answered();
        for (int i = 1; i <= more; i++) {
            after.add(ExchangeCopies.at(last, end.plusSeconds(i)));
        }
        return after;
    }

    private static void keep(List<CapturedExchange> after, CapturedExchange each, boolean kept) {
        if (kept) {
            after.add(each);
        }
    }

    private static void otherIdentifiers(ObjectNode entry) {
        String condition = entry.path("request").path("ifNoneExist").asText();
        for (JsonNode identifier : entry.path("resource").path("identifier")) {
            String was = identifier.path("value").asText();
            String other = JsonChange.neighbour(was);
            ((ObjectNode) identifier).put("value", other);
            condition = condition.replace(was, other);
        }
        if (!condition.isEmpty()) {
            entry.withObject("/request").put("ifNoneExist", condition);
        }
    }

    private static void otherValues(ObjectNode entry) {
        JsonNode value = entry.path("resource").path("valueQuantity");
        if (value instanceof ObjectNode quantity && quantity.path("value").isNumber()) {
            quantity.put("value", quantity.path("value").decimalValue().add(BigDecimal.ONE));
        }
    }

    private static CapturedExchange half(CapturedExchange from, boolean first) {
        List<Map.Entry<Integer, JsonNode>> all = ExchangeCopies.entries(from);
        int middle = all.size() / 2;
        return ExchangeCopies.withEntries(from, first ? all.subList(0, middle) : all.subList(middle, all.size()));
    }

    private static CapturedExchange only(CapturedExchange from, boolean readings) {
        return ExchangeCopies.withEntries(
                from,
                ExchangeCopies.entries(from).stream()
                        .filter(e -> SendingMutation.kind(e.getValue().path("resource"))
                                        .startsWith("sensor-reading")
                                == readings)
                        .toList());
    }

    private static CapturedExchange entries(CapturedExchange from, Consumer<ObjectNode> change) {
        List<Map.Entry<Integer, JsonNode>> all = ExchangeCopies.entries(from);
        all.forEach(entry -> change.accept((ObjectNode) entry.getValue()));
        return ExchangeCopies.withEntries(from, all);
    }
}
