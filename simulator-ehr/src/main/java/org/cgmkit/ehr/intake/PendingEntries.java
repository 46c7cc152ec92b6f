package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.store.IndexTerm;
import org.cgmkit.ehr.store.ResourceDraft;
import org.cgmkit.ehr.store.SearchCriterion;
import org.cgmkit.ehr.store.StoreLock;
import org.cgmkit.ehr.submission.SubmittedBundle;

/**
 * What earlier entries of the same submission bring, so that later ones can match it before it is stored, and what all of
 * them bring, so that others wait for it. Their resources stay where the submission has them.
 */
public final class PendingEntries implements StoreLock.Claim {
    private final SubmittedBundle bundle;
    private final List<EntryDisposition.Keep> items = new ArrayList<>();
    private final Map<String, EntryDisposition.Keep> byFingerprint = new HashMap<>();
    private final Map<String, List<EntryDisposition.Keep>> byCode = new HashMap<>();
    private final Set<String> askedCodes = new HashSet<>();
    private boolean askedForMore;
    private boolean askedForDuplicates;
    private boolean isIndexed;

    PendingEntries(SubmittedBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * Takes note of an entry that will be stored.
     *
     * @param resource the entry's resource
     */
    void add(EntryDisposition.Keep item, ObjectNode resource) {
        items.add(item);
        if (isIndexed) {
            index(item, resource);
        }
        byFingerprint.putIfAbsent(item.fingerprint(), item);
    }

    Optional<MatchedResource> withFingerprint(String type, String fingerprint) {
        askedForDuplicates = true;
        return Optional.ofNullable(byFingerprint.get(fingerprint))
                .map(EntryDisposition.Keep::as)
                .filter(match -> match.type().equals(type));
    }

    List<MatchedResource> matching(String type, List<SearchCriterion> criteria) {
        List<String> codes = codes(criteria);
        askedForMore |= codes.isEmpty();
        // One of the codes is enough, best an identifier, as other codes are those of many.
        codes.stream()
                .filter(code -> code.startsWith("identifier "))
                .findFirst()
                .or(() -> codes.stream().findFirst())
                .ifPresent(askedCodes::add);
        List<MatchedResource> found = new ArrayList<>();
        for (EntryDisposition.Keep item : candidates(criteria)) {
            if (item.as().type().equals(type)) {
                ResourceDraft draft = draft(item);
                if (criteria.stream().allMatch(c -> c.matches(draft))) {
                    found.add(item.as());
                }
            }
        }
        return found;
    }

    @Override
    public boolean mayMatch(String type, List<SearchCriterion> criteria) {
        return candidates(criteria).stream().anyMatch(item -> item.as().type().equals(type));
    }

    @Override
    public boolean has(String fingerprint) {
        return byFingerprint.containsKey(fingerprint);
    }

    /** Whether one of the conditions, or the search for duplicates, would find one of these. */
    boolean isContestedBy(List<StoreLock.Arrival> arrivals) {
        return arrivals.stream()
                .anyMatch(arrival -> askedForMore
                        || (askedForDuplicates && has(arrival.fingerprint()))
                        || arrival.terms().stream()
                                .anyMatch(term -> askedCodes.contains(key(term.parameter(), term.code()))));
    }

    /** Few of the items where the criteria name one code, which is the usual case; else all. */
    private List<EntryDisposition.Keep> candidates(List<SearchCriterion> criteria) {
        List<EntryDisposition.Keep> fewest = items;
        for (String code : codes(criteria)) {
            index();
            List<EntryDisposition.Keep> some = byCode.getOrDefault(code, List.of());
            fewest = some.size() < fewest.size() ? some : fewest;
        }
        return fewest;
    }

    /** The keys of those criteria that name one code. */
    private static List<String> codes(List<SearchCriterion> criteria) {
        List<String> keys = new ArrayList<>();
        for (SearchCriterion criterion : criteria) {
            if (criterion instanceof SearchCriterion.WithToken tokens
                    && tokens.tokens().size() == 1) {
                String code = tokens.tokens().getFirst().code();
                if (code != null) {
                    keys.add(key(tokens.parameter(), IndexTerm.fitting(code)));
                }
            }
        }
        return keys;
    }

    /** From the first condition on, and not before, as it takes time and memory. */
    private void index() {
        if (!isIndexed) {
            items.forEach(item -> index(item, resource(item)));
            isIndexed = true;
        }
    }

    private void index(EntryDisposition.Keep item, ObjectNode resource) {
        for (IndexTerm term : IndexTerm.of(resource)) {
            byCode.computeIfAbsent(key(term.parameter(), term.code()), k -> new ArrayList<>(1))
                    .add(item);
        }
    }

    private ResourceDraft draft(EntryDisposition.Keep item) {
        ObjectNode resource = resource(item);
        return item.draft(resource, resource);
    }

    private ObjectNode resource(EntryDisposition.Keep item) {
        Integer position = item.as().position();
        ObjectNode resource =
                position == null ? null : bundle.entries().get(position).resource();
        if (resource == null) {
            throw new IllegalStateException("Expected an entry with a resource, as only such are taken in.");
        }
        return resource;
    }

    private static String key(String parameter, String code) {
        return parameter + " " + code;
    }
}
