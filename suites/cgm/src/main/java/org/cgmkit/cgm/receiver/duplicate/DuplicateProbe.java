package org.cgmkit.cgm.receiver.duplicate;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.StoredReading;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * Finds out what a receiver does with a reading that is submitted twice, without a condition.
 *
 * @param first the reading as it was stored first
 * @param stored what was read back of it
 * @param again the answer to the same submission, sent again
 */
public record DuplicateProbe(StoredReading first, JsonNode stored, Exchange again) {

    /** What a receiver does with a duplicate. */
    public enum Treatment {
        /** It is stored a second time. */
        STORED_AGAIN,
        /** It is processed, not stored. */
        ANSWERED_200,
        /** It is not stored, and the answer says where the first one is. */
        ANSWERED_201_WITH_LOCATION,
        /** It is refused, alone or with its submission. */
        REFUSED,
        /** The answer names a place where nothing is. */
        LOCATION_OF_NOTHING,
        /** The answer names a place where something else is. */
        LOCATION_OF_ANOTHER,
        /** It is not stored, and the answer is neither 200 nor 201 with a location. */
        ANSWERED_OTHERWISE,
        /** It cannot be found out. */
        UNKNOWN
    }

    /** Submits a reading twice; ends the check where the first one is not stored, or cannot be read. */
    public static DuplicateProbe of(Receiver receiver) {
        Submission reading = SampleSubmissions.reading(receiver.context());
        StoredReading first = Preconditions.stored(receiver, reading);
        JsonNode stored = Preconditions.assumeReadable(receiver, first.location());
        return new DuplicateProbe(first, stored, receiver.submit(reading));
    }

    /** What came of the second one. */
    public Treatment treatment(Receiver receiver) {
        int status = ConditionalCreateProbe.status(again);
        if (status == 0 || status >= 500) {
            throw inconclusive("The same reading sent again has no usable answer (" + answered()
                    + "); see receiver.response.entry-status.");
        }
        if (status >= 400) {
            return Treatment.REFUSED;
        }
        Optional<ResourceLocation> location = again.locationOf(0);
        if (location.isEmpty()) {
            return unlocated(receiver, status);
        }
        if (!location.get().equals(first.location())) {
            return elsewhere(receiver, location.get());
        }
        return switch (status) {
            case 200 -> Treatment.ANSWERED_200;
            case 201 -> Treatment.ANSWERED_201_WITH_LOCATION;
            default -> Treatment.ANSWERED_OTHERWISE;
        };
    }

    /** The status and, where there is one, the location that the second one was answered with. */
    public String answered() {
        if (!again.succeeded() || OutcomeText.error(again.json())) {
            return again.status() + " for the whole submission";
        }
        String at = again.entry(0).locationText();
        return "'" + again.entry(0).statusText() + "'" + (at.isEmpty() ? " without a location" : " at " + at);
    }

    private Treatment unlocated(Receiver receiver, int status) {
        ReadingCount counted = ReadingCount.withIdentifier(receiver, first.identifier());
        if (counted.tells(1) && counted.result().found().size() > 1) {
            return Treatment.STORED_AGAIN;
        }
        if (status == 200) {
            return Treatment.ANSWERED_200;
        }
        return counted.tells(1) ? Treatment.ANSWERED_OTHERWISE : Treatment.UNKNOWN;
    }

    private Treatment elsewhere(Receiver receiver, ResourceLocation location) {
        Exchange read = receiver.read(location);
        if (!read.succeeded()) {
            return Treatment.LOCATION_OF_NOTHING;
        }
        return said(read.json()).equals(said(stored)) ? Treatment.STORED_AGAIN : Treatment.LOCATION_OF_ANOTHER;
    }

    /** What a resource says, but for what a receiver adds to each. */
    private static JsonNode said(JsonNode resource) {
        return resource instanceof ObjectNode object
                ? object.deepCopy().without(List.of("id", "meta", "text"))
                : resource;
    }
}
