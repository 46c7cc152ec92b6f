package org.cgmkit.cgm.receiver.resource;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cgm.receiver.EntryLocations;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.SearchResult;
import org.cgmkit.cgm.receiver.capability.Capability;
import org.cgmkit.cgm.receiver.capability.PagedReadings;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of what is there after a submission (guide, "CGM Data Submission: Bundles"). */
@ExtendWith(SubjectExtension.class)
class StorageChecks {
    /** A system that nobody codes by. */
    private static final String OTHER_SYSTEM = "https://cgmkit.example/no-such-system|";

    /** More than a server shows at a time that shows as little as ten, and more than is asked for at a time. */
    private static final int READINGS = 12;

    private static final int PAGE = 5;

    @Should("receiver.storage.readable")
    @Creates({"1 Device", "1 DiagnosticReport", "10 Observation"})
    @DisplayName("Every accepted entry can be read at its location at once")
    void acceptedEntriesCanBeRead(Receiver receiver) {
        List<String> unread = new ArrayList<>();
        for (ReadBack sent : stored(receiver, SampleSubmissions.eachKind(receiver.context()))) {
            sent.accepted().forEach((position, location) -> {
                Exchange read = receiver.read(location);
                if (Preconditions.forbidden(read)) {
                    throw Preconditions.unreadable(read);
                }
                boolean same = read.succeeded()
                        && read.resourceType().equals(location.type())
                        && read.json().path("id").asText().equals(location.id());
                if (!same) {
                    unread.add("entry[" + position + "]: " + OutcomeText.by(read));
                }
            });
        }
        assertNone("accepted entries that cannot be read at their location", unread, "");
    }

    @Should("receiver.storage.searchable")
    @Creates({"1 Device", "1 DiagnosticReport", "23 Observation"})
    @DisplayName("Every accepted Observation and DiagnosticReport is found by patient and code at once")
    void acceptedEntriesAreFound(Receiver receiver) {
        List<ReadBack> stored = stored(receiver, searched(receiver));

        List<String> missed = new ArrayList<>();
        for (ReadBack sent : stored) {
            sent.accepted().forEach((position, location) -> {
                JsonNode coding = ownCoding(sent.submission().resource(position));
                if (!coding.isMissingNode() && !isFound(receiver, location, coding)) {
                    missed.add("entry[" + position + "]: " + location + ", code "
                            + coding.path("code").asText());
                }
            });
        }
        if (!missed.isEmpty()
                && !receiver.read(
                                stored.getFirst().accepted().values().iterator().next())
                        .succeeded()) {
            throw inconclusive("What was submitted is neither found nor read; see receiver.storage.readable.");
        }
        if (!missed.isEmpty()) {
            stored.forEach(ReadBack::assumeInOrder);
        }
        assertNone("accepted entries that a search by patient and code does not find", missed, "");
        Capability capability = Capability.of(receiver);
        ReadBack usual = stored.getFirst();
        assertNone(
                "accepted entries that a search by patient and the same code of another system finds",
                usual.accepted().entrySet().stream()
                        .filter(each -> !capability.claimsSearch(each.getValue().type(), "code"))
                        .filter(each -> isFoundByAnotherSystem(
                                receiver, each.getValue(), usual.submission().resource(each.getKey())))
                        .map(each -> "entry[" + each.getKey() + "]: " + each.getValue())
                        .toList(),
                "A receiver that ignores the code, or its system, returns everything instead of what the app "
                        + "searched for.");
        assertNone(
                "accepted readings that are on none of the pages of a search by patient and code",
                lostBetweenPages(receiver),
                "Each page but the last needs a link to the next one (FHIR R4, http.html#paging), and all pages together"
                        + " have what was found.");
    }

    /** One of each kind, the reading with a code of the app before that of the guide. */
    private static Submission searched(Receiver receiver) {
        Submission submission = SampleSubmissions.eachKind(receiver.context());
        return submission.withResource(
                submission.readings().getFirst(),
                reading -> ((ArrayNode) reading.at("/code/coding"))
                        .insertObject(0)
                        .put("system", "https://cgmkit.example/codes")
                        .put("code", "sensor-glucose"));
    }

    /** The code that the guide knows it by. */
    private static JsonNode ownCoding(JsonNode resource) {
        JsonNode codings = resource.path("code").path("coding");
        return codings.path(codings.size() - 1);
    }

    private static List<ResourceLocation> lostBetweenPages(Receiver receiver) {
        Submission readings = Submissions.readings(receiver.context(), READINGS);
        Map<Integer, ResourceLocation> accepted = accepted(receiver, readings).accepted();
        return PagedReadings.search(receiver, readings, accepted, PAGE).stream()
                .flatMap(found -> found.lost(receiver).stream())
                .toList();
    }

    /** Looked at only where the capability statement does not claim the parameter: else receiver.capability.honest speaks of it. */
    private static boolean isFoundByAnotherSystem(Receiver receiver, ResourceLocation location, JsonNode sent) {
        JsonNode coding = ownCoding(sent);
        boolean isOwn = location.type().equals(sent.path("resourceType").asText());
        if (coding.isMissingNode() || !isOwn) {
            return false;
        }
        SearchResult found = SearchResult.firstPage(
                receiver,
                location.type(),
                "patient",
                receiver.patient(),
                "code",
                OTHER_SYSTEM + coding.path("code").asText(),
                "_id",
                location.id());
        return found.answered() && found.found().contains(location);
    }

    @Base("receiver.storage.faithful")
    @Creates({"8 Device", "2 DiagnosticReport", "28 Observation"})
    @DisplayName("What is read back says the same as what was submitted, and is there once")
    void whatIsReadBackSaysTheSame(Receiver receiver) {
        Submission sample = DetailedSample.of(receiver);
        ReadBack detailed = readBack(receiver, sample, receiver.submit(sample));
        List<String> changes = new ArrayList<>(detailed.changes());
        // What is refused of a sample full of detail says nothing of what the receiver would do with a plain one.
        if (detailed.accepted().size() < detailed.submission().size()) {
            changes.addAll(accepted(receiver, SampleSubmissions.everyType(receiver.context()))
                    .changes());
        }
        assertNone("elements that came back changed", changes, "");
        if (!receiver.sentAgain()) {
            assertNone("entries that were stored twice", detailed.twice(), "");
        }
    }

    /** Whether a search finds it, narrow or wide: a receiver full of data would need many pages without a date. */
    private static boolean isFound(Receiver receiver, ResourceLocation location, JsonNode coding) {
        String code = coding.path("system").asText() + "|" + coding.path("code").asText();
        String type = location.type();
        SearchResult narrow =
                SearchResult.of(receiver, type, "patient", receiver.patient(), "code", code, "_id", location.id());
        if (Preconditions.forbidden(narrow.last())) {
            throw Preconditions.unreadable(narrow.last());
        }
        if (narrow.answered() && narrow.found().contains(location)) {
            return true;
        }
        SearchResult wide = SearchResult.of(receiver, type, "patient", receiver.patient(), "code", code);
        if (wide.answered() && !wide.found().contains(location) && !wide.complete()) {
            throw inconclusive("The search has more pages than were followed (" + wide.last() + "), and " + location
                    + " was not among the first.");
        }
        return wide.answered() && wide.found().contains(location);
    }

    /** What is known to be stored of that sample, and of glucose in the other unit where the receiver takes both. */
    private static List<ReadBack> stored(Receiver receiver, Submission sample) {
        List<ReadBack> stored = new ArrayList<>(List.of(accepted(receiver, sample)));
        for (GlucoseUnit unit : GlucoseUnit.values()) {
            if (unit != receiver.units().usual() && receiver.units().take(unit)) {
                Submission other = Arrays.stream(EntryKind.values())
                        .filter(kind -> kind.unit().equals(Optional.of(unit)))
                        .map(kind -> kind.sample(receiver.context()))
                        .reduce(Submission::plus)
                        .orElseThrow();
                stored.add(readBack(receiver, other, receiver.submit(other)));
            }
        }
        return stored;
    }

    private static ReadBack accepted(Receiver receiver, Submission submission) {
        Exchange answer = receiver.submit(submission);
        Preconditions.assumeProcessed(answer);
        ReadBack sent = readBack(receiver, submission, answer);
        if (sent.accepted().isEmpty()) {
            throw inconclusive("No entry of a sound submission is known to be stored anywhere (" + answer
                    + "), so there is nothing to look at; see receiver.response.location.");
        }
        return sent;
    }

    private static ReadBack readBack(Receiver receiver, Submission submission, Exchange answer) {
        return new ReadBack(receiver, submission, answer, EntryLocations.all(receiver, submission, answer));
    }
}
