package org.cgmkit.ehr.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.authorization.scope.Permission;

/**
 * How a receiver lets requests in.
 *
 * @param open the places below the base that need no token
 * @param admittance what somebody may do who shows that, or nothing where they are not let in
 * @param rights what becomes of what a token opens
 * @param refused what is done with a submission whose sender was not let in; it is handed over as something to run
 * @param configuration what becomes of the SMART configuration before it is shown; nothing where there is none
 */
public record AccessPolicy(
        Set<String> open,
        Function<PresentedCredential, Optional<Permission>> admittance,
        UnaryOperator<Permission> rights,
        Consumer<Runnable> refused,
        UnaryOperator<Optional<ObjectNode>> configuration) {
    /** Where SMART clients find their way in (SMART App Launch 2.2, "Discovery"). */
    public static final String CONFIGURATION = ".well-known/smart-configuration";

    public AccessPolicy {
        open = Set.copyOf(open);
    }

    /** The way of a sound receiver: only tokens that count, just what they open, discovery for everybody. */
    public static AccessPolicy sound() {
        return new AccessPolicy(
                Set.of("metadata", CONFIGURATION),
                shown -> shown instanceof PresentedCredential.Valid valid ? Optional.of(valid.permission()) : Optional.empty(),
                UnaryOperator.identity(),
                submission -> {},
                UnaryOperator.identity());
    }

    /** The same that lets in by another rule where this one does not. */
    public AccessPolicy alsoLetting(Function<PresentedCredential, Optional<Permission>> other) {
        return new AccessPolicy(
                open, shown -> admittance.apply(shown).or(() -> other.apply(shown)), rights, refused, configuration);
    }

    /** The same with other rights. */
    public AccessPolicy opening(UnaryOperator<Permission> other) {
        return new AccessPolicy(open, admittance, other, refused, configuration);
    }

    /** The same that does something with submissions whose senders were not let in. */
    public AccessPolicy afterRefusal(Consumer<Runnable> other) {
        return new AccessPolicy(open, admittance, rights, other, configuration);
    }

    /** The same with another configuration. */
    public AccessPolicy showing(UnaryOperator<Optional<ObjectNode>> other) {
        return new AccessPolicy(open, admittance, rights, refused, other);
    }

    /** The same with other open places. */
    public AccessPolicy open(Set<String> others) {
        return new AccessPolicy(others, admittance, rights, refused, configuration);
    }
}
