package org.cgmkit.cgm.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cgmkit.cgm.config.ReceiverAttestations;
import org.cgmkit.cgm.matrix.SandboxGuard;
import org.cgmkit.cgm.matrix.SandboxRunner;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.cgm.ProfileSelection;
import org.cgmkit.kit.proof.mutant.MutantBench;
import org.cgmkit.kit.proof.mutant.MutatingProxy;
import org.cgmkit.kit.proof.mutant.PeerDescription;
import org.cgmkit.reports.RunReport;

/** Runs the receiver suite against sandboxes of the EHR simulator with mutations before them. */
final class ReceiverBench implements MutantBench, AutoCloseable {
    /** A sound receiver that asks for tokens. */
    private static final String SERVICES = "services";

    private final Path results;
    private final SandboxRunner laboratory;

    ReceiverBench(Path results) {
        this.results = results;
        this.laboratory = new SandboxRunner(results);
    }

    /** The sound receivers that mutants are made of: the standard one, one with tokens, and those that do as it does not. */
    static List<String> peers() {
        return List.of(
                "",
                SERVICES,
                Behaviour.NO_CONDITIONAL_CREATE.name(),
                Behaviour.WHOLE_BUNDLE_REFUSAL.name(),
                Behaviour.DEDUPLICATION_WITH_LOCATION.name());
    }

    @Override
    public RunReport examine(String peer, Disturbance mutations) throws IOException {
        boolean services = peer.equals(SERVICES);
        SandboxOptions options = peer.isEmpty() || services
                ? SandboxOptions.standard()
                : SandboxOptions.standard().with(Behaviour.named(peer));
        String[] id = new String[1];
        try {
            return laboratory.examine(
                    options,
                    services ? SandboxGuard.SERVICES : SandboxGuard.OPEN,
                    ReceiverAttestations.none(),
                    sandbox -> {
                        id[0] = sandbox.id();
                        return proxy(sandbox, mutations);
                    });
        } finally {
            if (id[0] != null) {
                delete(results.resolve(id[0]));
            }
        }
    }

    private static MutatingProxy proxy(Sandbox sandbox, Disturbance mutations) {
        return MutatingProxy.before(
                URI.create(sandbox.baseUrl()),
                seen -> mutations.of(new PeerDescription(
                        seen.apply(sandbox.baseUrl()),
                        "$submit-cgm-bundle",
                        ReceiverBench::kind,
                        sandbox.otherPatient())));
    }

    /** The guide's profile that a resource is meant to meet, or its type where it is none of the guide's. */
    private static String kind(JsonNode resource) {
        String type = resource.path("resourceType").asText();
        return switch (type) {
            case "Bundle", "OperationOutcome", "CapabilityStatement" -> "";
            default ->
                ProfileSelection.of(GuideVersion.STU1, resource)
                        .map(Profile::name)
                        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse(type);
        };
    }

    /** Evidence of thousands of runs would fill the disk. */
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        laboratory.close();
    }
}
