package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.store.Criterion;
import org.cgmkit.ehr.store.Draft;
import org.cgmkit.ehr.store.Term;
import org.cgmkit.ehr.store.Turns;
import org.cgmkit.ehr.submission.SubmittedBundle;

/**
 * What earlier entries of the same submission bring, so that later ones can match it before it is stored, and what all of
 * them bring, so that others wait for it. Their resources stay where the submission has them.
 */
public final class Pending implements Turns.Claim {
    private final SubmittedBundle bundle;
    private final List<Disposition.Keep> items = new ArrayList<>();
    private final Map<String, Disposition.Keep> byFingerprint = new HashMap<>();
    private final Map<String, List<Disposition.Keep>> byCode = new HashMap<>();
    private final Set<String> askedCodes = new HashSet<>();
    private boolean askedForMore;
    private boolean askedForDuplicates;
    private int indexed;

    Pending(SubmittedBundle bundle) {
        this.bundle = bundle;
    }

    void add(Disposition.Keep item) {
        items.add(item);
        byFingerprint.putIfAbsent(item.fingerprint(), item);
    }

    Optional<Match> withFingerprint(String type, String fingerprint) {
        askedForDuplicates = true;
        return Optional.ofNullable(byFingerprint.get(fingerprint))
                .map(Disposition.Keep::as)
                .filter(match -> match.type().equals(type));
    }

    List<Match> matching(String type, List<Criterion> criteria) {
        List<String> codes = codes(criteria);
        askedForMore |= codes.isEmpty();
        // One of the codes is enough, best an identifier, as other codes are those of many.
        codes.stream()
                .filter(code -> code.startsWith("identifier "))
                .findFirst()
                .or(() -> codes.stream().findFirst())
                .ifPresent(askedCodes::add);
        List<Match> found = new ArrayList<>();
        for (Disposition.Keep item : candidates(criteria)) {
            if (item.as().type().equals(type)) {
                Draft draft = draft(item);
                String patient = draft.patient();
                if (criteria.stream().allMatch(c -> c.matches(draft, patient))) {
                    found.add(item.as());
                }
            }
        }
        return found;
    }

    @Override
    public boolean mayMatch(String type, List<Criterion> criteria) {
        return candidates(criteria).stream().anyMatch(item -> item.as().type().equals(type));
    }

    @Override
    public boolean has(String fingerprint) {
        return byFingerprint.containsKey(fingerprint);
    }

    /** Whether one of the conditions, or the search for duplicates, would find one of these. */
    boolean isContestedBy(List<Turns.Arrival> arrivals) {
        return arrivals.stream()
                .anyMatch(arrival -> askedForMore
                        || (askedForDuplicates && has(arrival.fingerprint()))
                        || arrival.terms().stream()
                                .anyMatch(term -> askedCodes.contains(key(term.parameter(), term.code()))));
    }

    /** Few of the items where the criteria name one code, which is the usual case; else all. */
    private List<Disposition.Keep> candidates(List<Criterion> criteria) {
        List<Disposition.Keep> fewest = items;
        for (String code : codes(criteria)) {
            index();
            List<Disposition.Keep> some = byCode.getOrDefault(code, List.of());
            fewest = some.size() < fewest.size() ? some : fewest;
        }
        return fewest;
    }

    /** The keys of those criteria that name one code. */
    private static List<String> codes(List<Criterion> criteria) {
        List<String> keys = new ArrayList<>();
        for (Criterion criterion : criteria) {
            if (criterion instanceof Criterion.WithToken tokens
                    && tokens.tokens().size() == 1) {
                String code = tokens.tokens().getFirst().code();
                if (code != null) {
                    keys.add(key(tokens.parameter(), Term.fitting(code)));
                }
            }
        }
        return keys;
    }

    /** Only where an entry has a condition, as it takes time and memory. */
    private void index() {
        for (Disposition.Keep item : items.subList(indexed, items.size())) {
            for (Term term : Term.of(draft(item).indexed())) {
                byCode.computeIfAbsent(key(term.parameter(), term.code()), k -> new ArrayList<>(1))
                        .add(item);
            }
        }
        indexed = items.size();
    }

    private Draft draft(Disposition.Keep item) {
        Integer position = item.as().position();
        ObjectNode resource =
                position == null ? null : bundle.entries().get(position).resource();
        if (resource == null) {
            throw new IllegalStateException("Expected an entry with a resource, as only such are taken in.");
        }
        return item.draft(resource, resource);
    }

    private static String key(String parameter, String code) {
        return parameter + " " + code;
    }
}
