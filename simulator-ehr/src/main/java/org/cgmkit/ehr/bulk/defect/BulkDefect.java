package org.cgmkit.ehr.bulk.defect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.ehr.bulk.wire.BulkAnswer;
import org.cgmkit.ehr.bulk.wire.BulkRequest;
import org.cgmkit.ehr.bulk.wire.Place;
import org.cgmkit.ehr.bulk.workings.BulkBehaviour;
import org.cgmkit.ehr.bulk.workings.SourceRules;

/**
 * One departure of a simulated bulk source.
 *
 * @param id the name by which it is chosen
 * @param requirement the id of the one requirement that it breaks
 * @param description what the source does, in a sentence
 * @param behaviour the behaviour under which it shows
 * @param makes what is otherwise than in a sound source; made anew for each, as some of it counts
 */
public record BulkDefect(
        String id, String requirement, String description, BulkBehaviour behaviour, Supplier<SourceRules> makes) {

    /** All of them, in the order of the requirements. */
    public static List<BulkDefect> all() {
        return Stream.of(
                        AccessDefects.all(),
                        KickOffDefects.all(),
                        StatusDefects.all(),
                        ManifestDefects.all(),
                        FileDefects.all(),
                        DataDefects.all(),
                        ChangeDefects.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The one of that name, or empty. */
    public static Optional<BulkDefect> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    static BulkDefect of(String id, String requirement, String description, Supplier<SourceRules> makes) {
        return new BulkDefect(id, "bulk-source." + requirement, description, BulkBehaviour.STANDARD, makes);
    }

    /** The same under another behaviour. */
    BulkDefect under(String other) {
        return new BulkDefect(
                id, requirement, description, BulkBehaviour.find(other).orElseThrow(), makes);
    }

    /** Changes the answers at a place. */
    static SourceRules answering(Place where, UnaryOperator<BulkAnswer> change) {
        return new SourceRules() {
            @Override
            public BulkAnswer answered(Place place, BulkRequest request, BulkAnswer right) {
                return place == where ? change.apply(right) : right;
            }
        };
    }

    /** Changes manifests. */
    static SourceRules listing(Consumer<ObjectNode> change) {
        return answering(Place.STATUS, right -> {
            if (right.status() == 200 && right.json() instanceof ObjectNode manifest) {
                change.accept(manifest);
            }
            return right;
        });
    }

    /** The data files of a manifest. */
    static Stream<ObjectNode> items(ObjectNode manifest) {
        return manifest.withArray("output").valueStream().map(ObjectNode.class::cast);
    }

    /** Leaves only the first file of each type that has several. */
    static void onlyFirst(ObjectNode manifest) {
        ArrayNode output = manifest.withArray("output");
        for (int i = output.size() - 1; i > 0; i--) {
            if (output.path(i).path("type").equals(output.path(i - 1).path("type"))) {
                output.remove(i);
            }
        }
    }
}
