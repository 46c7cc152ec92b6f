package org.cgmkit.ehr.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.authorization.Interaction;
import org.cgmkit.ehr.authorization.Permission;
import org.cgmkit.ehr.store.Criterion;
import org.cgmkit.ehr.store.Stored;

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
    boolean sees(DataReceiver receiver, Interaction interaction, Stored stored) {
        Optional<List<Criterion>> limits = permission.limits(interaction, stored.type(), bases);
        if (limits.isEmpty()) {
            return false;
        }
        List<Criterion> criteria = new ArrayList<>(limits.get());
        criteria.add(new Criterion.WithId(Set.of(stored.id())));
        return receiver.store().count(stored.type(), criteria) == 1;
    }
}
