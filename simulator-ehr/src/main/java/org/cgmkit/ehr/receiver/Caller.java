package org.cgmkit.ehr.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.authorization.scope.Interaction;
import org.cgmkit.ehr.authorization.scope.Permission;
import org.cgmkit.ehr.store.SearchCriterion;
import org.cgmkit.ehr.store.StoredResource;

/**
 * Who asks.
 *
 * @param bases the addresses under which the caller may know the receiver, without a slash at their end
 * @param permission what the caller may do
 */
public record Caller(Set<String> bases, Permission permission) {

    public Caller {
        bases = Set.copyOf(bases);
    }

    /** Whether that is open to the caller for a resource that the receiver has. */
    public boolean sees(DataReceiver receiver, Interaction interaction, StoredResource stored) {
        Optional<List<SearchCriterion>> limits = permission.limits(interaction, stored.type(), bases);
        if (limits.isEmpty()) {
            return false;
        }
        List<SearchCriterion> criteria = new ArrayList<>(limits.get());
        criteria.add(new SearchCriterion.WithId(Set.of(stored.id())));
        return receiver.store().count(stored.type(), criteria) == 1;
    }
}
