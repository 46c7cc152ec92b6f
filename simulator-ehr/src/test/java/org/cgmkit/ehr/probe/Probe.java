package org.cgmkit.ehr.probe;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cgmkit.ehr.Sandbox;

/**
 * Looks at one requirement.
 *
 * @param requirement the requirement's id
 * @param look says what is wrong, or nothing; nothing too where it cannot be told
 */
public record Probe(String requirement, Function<ProbedSandbox, Optional<String>> look) {

    /** All probes. */
    public static List<Probe> all() {
        return Stream.of(
                        CapabilityProbes.all(),
                        OperationProbes.all(),
                        StorageProbes.all(),
                        ConditionalCreateProbes.all(),
                        DeduplicationProbes.all(),
                        AllowListProbes.all(),
                        MalformedProbes.all(),
                        MustSupportProbes.all(),
                        OrderProbes.all(),
                        ThrottlingProbes.all(),
                        AuthorizationProbes.all())
                .flatMap(List::stream)
                .toList();
    }

    /** What is wrong with that sandbox, or nothing. */
    public Optional<String> on(Sandbox sandbox) {
        try {
            return look.apply(new ProbedSandbox(sandbox)).map(wrong -> requirement + ": " + wrong);
        } catch (Unclear e) {
            return Optional.empty();
        }
    }

    /** A precondition is not met. */
    static final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unclear(String message) {
            super(message);
        }
    }
}
