package org.cgmkit.ehr.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.ehr.store.Criterion;
import org.cgmkit.ehr.store.Draft;
import org.cgmkit.ehr.store.Term;
import org.jspecify.annotations.Nullable;

/** What earlier entries of the same submission bring, so that later ones can match it before it is stored. */
public final class Pending {
    private record Item(Draft draft, int position, @Nullable String patient) {}

    private final Instant now;
    private final List<Item> items = new ArrayList<>();
    private final Map<String, Item> byFingerprint = new HashMap<>();
    private final Map<String, List<Item>> byCode = new HashMap<>();
    private int indexed;

    Pending(Instant now) {
        this.now = now;
    }

    void add(Draft draft, int position) {
        Item item = new Item(draft, position, draft.patient());
        items.add(item);
        byFingerprint.putIfAbsent(draft.type() + draft.fingerprint(), item);
    }

    /** Only where an entry has a condition: the index of a long submission takes more than the submission. */
    private void index() {
        for (Item item : items.subList(indexed, items.size())) {
            for (Term term : Term.of(item.draft().indexed())) {
                byCode.computeIfAbsent(key(term.parameter(), term.code()), k -> new ArrayList<>())
                        .add(item);
            }
        }
        indexed = items.size();
    }

    Optional<Match> withFingerprint(String type, String fingerprint) {
        return Optional.ofNullable(byFingerprint.get(type + fingerprint)).map(this::match);
    }

    List<Match> matching(String type, List<Criterion> criteria) {
        return candidates(criteria).stream()
                .filter(i -> i.draft().type().equals(type))
                .filter(i -> criteria.stream().allMatch(c -> c.matches(i.draft(), i.patient())))
                .map(this::match)
                .toList();
    }

    /** Few of the items where the criteria name one code, which is the usual case; else all. */
    private List<Item> candidates(List<Criterion> criteria) {
        for (Criterion criterion : criteria) {
            if (criterion instanceof Criterion.WithToken tokens
                    && tokens.tokens().size() == 1) {
                String code = tokens.tokens().getFirst().code();
                if (code != null) {
                    index();
                    return byCode.getOrDefault(key(tokens.parameter(), code), List.of());
                }
            }
        }
        return items;
    }

    private Match match(Item item) {
        return Match.of(item.draft(), item.position(), now);
    }

    private static String key(String parameter, String code) {
        return parameter + " " + code;
    }
}
