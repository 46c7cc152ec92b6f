package org.cgmkit.ehr.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Finds the resources of one data set that have a logical id or an identifier, in a time that does not grow with how many
 * others there are. A single statement would be shorter, but takes the index only by chance: H2 goes through all
 * resources of the type for {@code id IN (SELECT …)}, and decides about the order of a join when it sees the statement
 * first, which is when the tables are empty. Each statement here leaves it no choice.
 */
final class CandidateLookup {
    /** More resources than that are found faster by going through all. */
    private static final int FEW = 100;

    static final String BY_ID = ResourceRows.SELECT + " WHERE r.data_set = :dataSet AND r.id = :id AND r.type = :type";

    private static final String SYSTEM = "system = :system";

    private final Handle handle;
    private final long dataSet;
    private final String type;
    private final ResourceRows rows;

    CandidateLookup(Handle handle, long dataSet, Kinds kinds, String type) {
        this.handle = handle;
        this.dataSet = dataSet;
        this.type = type;
        this.rows = new ResourceRows(handle, kinds);
    }

    /** The numbers of those whose first identifier it is. */
    static String byFirstIdentifier(boolean ofSystem) {
        return "SELECT r.arrival FROM resource r WHERE r.data_set = :dataSet AND r.identifier = :code AND r.type = :type"
                + (ofSystem ? " AND r.identifier_" + SYSTEM : "") + " LIMIT " + (FEW + 1);
    }

    /** The numbers of those with the identifier as a further one. H2 would parse a UNION of both each time anew. */
    static String byFurtherIdentifier(boolean ofSystem) {
        return "SELECT t.resource FROM term t WHERE t.data_set = :dataSet AND t.type = :type AND"
                + " t.parameter = 'identifier' AND t.code = :code" + (ofSystem ? " AND t." + SYSTEM : "") + " LIMIT "
                + (FEW + 1);
    }

    /**
     * The resources that meet all criteria, in the order of their arrival; or nothing where the criteria ask for no
     * id or identifier, or for one that many resources have.
     */
    Optional<List<StoredResource>> search(List<SearchCriterion> criteria) {
        for (SearchCriterion criterion : criteria) {
            Optional<List<ResourceRows.Found>> candidates = candidates(criterion);
            if (candidates.isPresent()) {
                return Optional.of(candidates.get().stream()
                        .filter(found -> criteria.stream().allMatch(c -> c.equals(criterion) || c.matches(found)))
                        .sorted(Comparator.comparingLong(ResourceRows.Found::arrival))
                        .map(ResourceRows.Found::stored)
                        .toList());
            }
        }
        return Optional.empty();
    }

    /** All resources that meet a criterion, or nothing where it is none by which there are few. */
    private Optional<List<ResourceRows.Found>> candidates(SearchCriterion criterion) {
        return switch (criterion) {
            case SearchCriterion.WithId asked
            when asked.ids().size() <= FEW ->
                Optional.of(
                        asked.ids().stream().flatMap(id -> withId(id).stream()).toList());
            case SearchCriterion.WithToken asked
            when asked.parameter().equals("identifier")
                    && !asked.tokens().isEmpty()
                    && asked.tokens().stream().allMatch(t -> t.code() != null) ->
                arrivals(asked.tokens()).map(rows::byArrival);
            default -> Optional.empty();
        };
    }

    private Optional<ResourceRows.Found> withId(String id) {
        return handle.createQuery(BY_ID)
                .bind("dataSet", dataSet)
                .bind("id", id)
                .bind("type", type)
                .map((row, context) -> rows.found(row))
                .findFirst();
    }

    private Optional<Set<Long>> arrivals(List<SearchCriterion.Token> identifiers) {
        Set<Long> arrivals = new LinkedHashSet<>();
        for (SearchCriterion.Token identifier : identifiers) {
            boolean ofSystem = identifier.system() != null;
            arrivals.addAll(arrivals(byFirstIdentifier(ofSystem), identifier));
            arrivals.addAll(arrivals(byFurtherIdentifier(ofSystem), identifier));
            if (arrivals.size() > FEW) {
                return Optional.empty();
            }
        }
        return Optional.of(arrivals);
    }

    private List<Long> arrivals(String statement, SearchCriterion.Token identifier) {
        String system = identifier.system();
        var query = handle.createQuery(statement)
                .bind("dataSet", dataSet)
                .bind("type", type)
                .bind("code", IndexTerm.fitting(String.valueOf(identifier.code())));
        return new ArrayList<>((system == null ? query : query.bind("system", IndexTerm.fitting(system)))
                .mapTo(Long.class)
                .list());
    }
}
