package org.cgmkit.kit.cleanup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.NoAnswerException;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.ResourceLocation;
import org.cgmkit.kit.wire.StillThrottledException;
import org.cgmkit.kit.wire.TargetClient;

/**
 * Deletes what a run created: reports and summaries before what they refer to, devices last. A resource is read first, and
 * deleted only where it carries an identifier of the run, because a target may err about where something is.
 */
public final class Cleanup {
    private final TargetClient wire;
    private final String label;
    private final Set<String> refusing = new HashSet<>();
    private final Map<String, Integer> deleted = new TreeMap<>();
    private final Map<String, Integer> remaining = new TreeMap<>();
    private final List<String> reasons = new ArrayList<>();

    private record Found(ResourceLocation location, JsonNode resource) {}

    private Cleanup(TargetClient wire, String label) {
        this.wire = wire;
        this.label = label;
    }

    /**
     * Deletes them.
     *
     * @param created what the run created
     * @param wire the way to the target
     * @param label what the values of the run's identifiers begin with
     */
    public static CleanupReport of(CreatedResources created, TargetClient wire, String label) {
        Cleanup cleanup = new Cleanup(wire, label);
        created.elsewhere().forEach((type, number) -> {
            cleanup.remaining.merge(type, number, Integer::sum);
            cleanup.reason("the target did not say where it put some of it");
        });
        cleanup.run(created.located());
        return new CleanupReport(cleanup.deleted, cleanup.remaining, cleanup.reasons, IdentifierSource.SYSTEM, label);
    }

    private void run(List<ResourceLocation> located) {
        List<ResourceLocation> left = new ArrayList<>(located);
        try {
            List<Found> own = new ArrayList<>();
            while (!left.isEmpty()) {
                find(left.getFirst(), own);
                left.removeFirst();
            }
            own.sort(Comparator.comparingInt(Cleanup::turn));
            List<Found> again = new ArrayList<>();
            own.forEach(found -> left.add(found.location()));
            for (Found found : own) {
                if (!delete(found.location(), true)) {
                    again.add(found);
                }
                left.remove(found.location());
            }
            // What was still referred to is so no longer, now that the others are gone.
            again.forEach(found -> left.add(found.location()));
            for (Found found : again) {
                delete(found.location(), false);
                left.remove(found.location());
            }
        } catch (NoAnswerException | StillThrottledException e) {
            left.forEach(location -> remains(location, "the target gave no answer any more"));
        }
    }

    private void find(ResourceLocation location, List<Found> own) {
        Exchange read = wire.send(Request.get(location.toString()));
        if (read.status() == 404 || read.status() == 410) {
            return;
        }
        if (!read.succeeded()) {
            remains(location, "it cannot be read to be sure that it is the run's own (" + read.status() + ")");
        } else if (!carriesLabel(read.json())) {
            remains(location, "it carries no identifier of the run, so it may be somebody else's");
        } else {
            own.add(new Found(location, read.json()));
        }
    }

    private boolean carriesLabel(JsonNode resource) {
        return StreamSupport.stream(resource.path("identifier").spliterator(), false)
                .anyMatch(identifier -> identifier.path("system").asText().equals(IdentifierSource.SYSTEM)
                        && identifier.path("value").asText().startsWith(label));
    }

    /** Deletes it; false where it has to be tried again, which is only said where that will be done. */
    private boolean delete(ResourceLocation location, boolean willTryAgain) {
        if (refusing.contains(location.type())) {
            remains(location, "");
            return true;
        }
        Exchange answer = wire.send(Request.bare("DELETE", location.toString()));
        if (answer.succeeded() || answer.status() == 404 || answer.status() == 410) {
            deleted.merge(location.type(), 1, Integer::sum);
            return true;
        }
        if (answer.status() == 409 && willTryAgain) {
            return false;
        }
        if (answer.status() == 405 || answer.status() == 501 || answer.status() == 401 || answer.status() == 403) {
            refusing.add(location.type());
        }
        remains(location, "the target answers DELETE with " + answer.status());
        return true;
    }

    private void remains(ResourceLocation location, String reason) {
        remaining.merge(location.type(), 1, Integer::sum);
        reason(reason);
    }

    private void reason(String reason) {
        if (!reason.isEmpty() && !reasons.contains(reason)) {
            reasons.add(reason);
        }
    }

    /** Lower goes first: a resource before those that it refers to. */
    private static int turn(Found found) {
        return switch (found.location().type()) {
            case "DiagnosticReport" -> 0;
            case "Observation" -> found.resource().has("hasMember") ? 1 : 2;
            case "Device" -> 4;
            default -> 3;
        };
    }
}
