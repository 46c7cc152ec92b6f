package org.cgmkit.ehr.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.authorization.scope.Permission;

/**
 * How a receiver lets requests in; it begins as a sound receiver does it. None changes once it is in use: what is
 * different is made of a copy.
 */
public final class AccessPolicy implements Cloneable {
    /** Where SMART clients find their way in (SMART App Launch 2.2, "Discovery"). */
    public static final String CONFIGURATION = ".well-known/smart-configuration";

    private Set<String> open = Set.of("metadata", CONFIGURATION);
    private Function<PresentedCredential, Optional<Permission>> admittance = shown ->
            shown instanceof PresentedCredential.Valid valid ? Optional.of(valid.permission()) : Optional.empty();
    private UnaryOperator<Permission> rights = UnaryOperator.identity();
    private Consumer<Runnable> refused = submission -> {};
    private IntUnaryOperator status = IntUnaryOperator.identity();
    private UnaryOperator<Optional<ObjectNode>> configuration = UnaryOperator.identity();

    private AccessPolicy() {}

    /** The way of a sound receiver: only tokens that count, just what they open, discovery for everybody. */
    public static AccessPolicy sound() {
        return new AccessPolicy();
    }

    /** The places below the base that need no token. */
    public Set<String> open() {
        return open;
    }

    /** The same with other open places. */
    public AccessPolicy open(Set<String> others) {
        return changed(a -> a.open = Set.copyOf(others));
    }

    /** What somebody may do who shows that, or nothing where they are not let in. */
    public Function<PresentedCredential, Optional<Permission>> admittance() {
        return admittance;
    }

    /** The same that lets in by another rule where this one does not. */
    public AccessPolicy alsoLetting(Function<PresentedCredential, Optional<Permission>> other) {
        return changed(a -> a.admittance = shown -> admittance.apply(shown).or(() -> other.apply(shown)));
    }

    /** What becomes of what a token opens. */
    public UnaryOperator<Permission> rights() {
        return rights;
    }

    /** The same with other rights. */
    public AccessPolicy opening(UnaryOperator<Permission> other) {
        return changed(a -> a.rights = other);
    }

    /** What is done with a submission whose sender was not let in; it is handed over as something to run. */
    public Consumer<Runnable> refused() {
        return refused;
    }

    /** The same that does something with submissions whose senders were not let in. */
    public AccessPolicy afterRefusal(Consumer<Runnable> other) {
        return changed(a -> a.refused = other);
    }

    /** What becomes of the status of an answer to somebody who is not let in. */
    public IntUnaryOperator status() {
        return status;
    }

    /** The same with another status for those who are not let in. */
    public AccessPolicy answering(IntUnaryOperator other) {
        return changed(a -> a.status = other);
    }

    /** What becomes of the SMART configuration before it is shown; nothing where there is none. */
    public UnaryOperator<Optional<ObjectNode>> configuration() {
        return configuration;
    }

    /** The same with another configuration. */
    public AccessPolicy showing(UnaryOperator<Optional<ObjectNode>> other) {
        return changed(a -> a.configuration = other);
    }

    private AccessPolicy changed(Consumer<AccessPolicy> change) {
        AccessPolicy copy = clone();
        change.accept(copy);
        return copy;
    }

    @Override
    protected AccessPolicy clone() {
        try {
            return (AccessPolicy) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("What is Cloneable can be cloned.", e);
        }
    }
}
