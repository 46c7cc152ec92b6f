package org.cgmkit.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** Submissions with faults, the same for the same seed. */
final class Mutants {
    private Mutants() {}

    /** A submission of readings that are all changed. */
    static String entries(int seed, int count) {
        Random random = new Random(seed);
        ObjectNode bundle =
                EntryMutation.parsed(Submissions.readings(context(seed), count).json());
        EntryMutation mutation = new EntryMutation(random, fullUrls(bundle));
        bundle.path("entry").forEach(e -> mutation.change((ObjectNode) e));
        return bundle.toString();
    }

    /** A small submission with everything, changed as a whole, and some of its entries too. */
    static String bundle(int seed) {
        Random random = new Random(seed);
        ObjectNode bundle =
                EntryMutation.parsed(Submissions.allMustSupport(context(seed)).json());
        EntryMutation entry = new EntryMutation(random, fullUrls(bundle));
        bundle.path("entry").forEach(e -> {
            if (random.nextInt(8) == 0) {
                entry.change((ObjectNode) e);
            }
        });
        new BundleMutation(random).change(bundle);
        return random.nextBoolean() ? bundle.toString() : bundle.toPrettyString();
    }

    /** A dozen readings, one of them with another value wherever it has a leaf of that name. */
    static String withOneWrong(String leaf) {
        ObjectNode bundle =
                EntryMutation.parsed(Submissions.readings(context(0), 12).json());
        bundle.path("entry").get(5).findParents(leaf).forEach(p -> {
            if (p.path(leaf).isTextual()) {
                ((ObjectNode) p).put(leaf, "x1");
            }
        });
        return bundle.toString();
    }

    private static SubmissionContext context(int seed) {
        IdentifierUse[] uses = IdentifierUse.values();
        return SubmissionContext.of("mara", new IdentifierSource("m" + seed), Instant.parse("2026-03-15T00:00:00Z"))
                .with(uses[seed % uses.length])
                .in(seed % 2 == 0 ? GlucoseUnit.MASS : GlucoseUnit.MOLAR);
    }

    private static List<String> fullUrls(ObjectNode bundle) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map((JsonNode e) -> e.path("fullUrl").asText())
                .toList();
    }
}
