package org.cgmkit.cgm.receiver.resource;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgmkit.cgm.receiver.EntryLocations;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.capability.Capability;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.SearchResult;
import org.cgmkit.fixtures.Submission;
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

    private static final int MOST_SHOWN = 4;


    @Should("receiver.storage.readable")
    @Creates({"1 Device", "1 DiagnosticReport", "1 Observation"})
    @DisplayName("Every accepted entry can be read at its location at once")
    void acceptedEntriesCanBeRead(Receiver receiver) {
        Map<Integer, ResourceLocation> accepted = accepted(receiver, SampleSubmissions.fewTypes(receiver.context()));

        List<String> unread = new ArrayList<>();
        accepted.forEach((position, location) -> {
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
        assertNone("accepted entries that cannot be read at their location", unread, "");
    }

    @Should("receiver.storage.searchable")
    @Creates({"1 Device", "1 DiagnosticReport", "1 Observation"})
    @DisplayName("Every accepted Observation and DiagnosticReport is found by patient and code at once")
    void acceptedEntriesAreFound(Receiver receiver) {
        Submission submission = SampleSubmissions.fewTypes(receiver.context());
        Map<Integer, ResourceLocation> accepted = accepted(receiver, submission);

        List<String> missed = new ArrayList<>();
        accepted.forEach((position, location) -> {
            JsonNode coding =
                    submission.resource(position).path("code").path("coding").path(0);
            if (!coding.isMissingNode() && !isFound(receiver, location, coding)) {
                missed.add("entry[" + position + "]: " + location + ", code "
                        + coding.path("code").asText());
            }
        });
        if (!missed.isEmpty()
                && !receiver.read(accepted.values().iterator().next()).succeeded()) {
            throw inconclusive("What was submitted is neither found nor read; see receiver.storage.readable.");
        }
        assertNone("accepted entries that a search by patient and code does not find", missed, "");
        assertNone(
                "accepted entries that a search by patient and the same code of another system finds",
                accepted.entrySet().stream()
                        .filter(each -> isFoundByAnotherSystem(
                                receiver, each.getValue(), submission.resource(each.getKey())))
                        .map(each -> "entry[" + each.getKey() + "]: " + each.getValue())
                        .toList(),
                "Whoever ignores the code, or its system, gives apps everything in place of what they look for.");
    }

    /** Where the capability statement claims the parameter, receiver.capability.honest speaks of it. */
    private static boolean isFoundByAnotherSystem(Receiver receiver, ResourceLocation location, JsonNode sent) {
        JsonNode coding = sent.path("code").path("coding").path(0);
        boolean isOwn = location.type().equals(sent.path("resourceType").asText());
        if (coding.isMissingNode() || !isOwn || Capability.of(receiver).claimsSearch(location.type(), "code")) {
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
    @Creates({"3 Device", "1 DiagnosticReport", "10 Observation"})
    @DisplayName("What is read back says the same as what was submitted")
    void whatIsReadBackSaysTheSame(Receiver receiver) {
        Submission submission = SampleSubmissions.everyType(receiver.context());
        Map<Integer, ResourceLocation> accepted = accepted(receiver, submission);
        Map<String, String> stored = new LinkedHashMap<>();
        accepted.forEach((position, location) -> stored.put(submission.fullUrl(position), location.toString()));

        ResourceComparison comparison = new ResourceComparison(submission, stored, receiver.url(""));
        List<String> changes = new ArrayList<>();
        Set<String> otherwise = new TreeSet<>();
        Set<String> ignored = new TreeSet<>();
        accepted.forEach((position, location) -> {
            JsonNode back = Preconditions.assumeReadable(receiver, location);
            assumeNotAnother(submission, position, back);
            ResourceComparison.Differences found = comparison.of(submission.resource(position), back);
            found.changes().forEach(change -> changes.add("entry[" + position + "] (" + location + ") " + change));
            otherwise.addAll(found.otherwise());
            found.ignored().forEach(path -> ignored.add(location.type() + "." + path));
        });
        remark(receiver, "The same was said in other words, which is no fault", otherwise);
        remark(receiver, "Not kept, which a receiver may do with what it has no use for", ignored);
        assertNone("elements that came back changed", changes, "");
    }

    private static void remark(Receiver receiver, String what, Set<String> found) {
        if (!found.isEmpty()) {
            receiver.remark(what + ": "
                    + found.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "))
                    + (found.size() > MOST_SHOWN ? " and " + (found.size() - MOST_SHOWN) + " more" : "") + ".");
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

    /** What is read back under the location of one entry is not another entry of the same submission. */
    private static void assumeNotAnother(Submission submission, int position, JsonNode back) {
        String own = SampleSubmissions.identifier(submission, position);
        List<String> values = back.path("identifier").findValuesAsText("value");
        if (!values.contains(own) && submission.identifiers().stream().anyMatch(values::contains)) {
            throw inconclusive("The location answered for entry[" + position + "] leads to another entry of the same "
                    + "submission; see receiver.response.same-order.");
        }
    }

    private static Map<Integer, ResourceLocation> accepted(Receiver receiver, Submission submission) {
        Exchange answer = receiver.submit(submission);
        Preconditions.assumeProcessed(answer);
        Map<Integer, ResourceLocation> accepted = EntryLocations.all(receiver, submission, answer);
        if (accepted.isEmpty()) {
            throw inconclusive("No entry of a sound submission is known to be stored anywhere (" + answer
                    + "), so there is nothing to look at; see receiver.response.location.");
        }
        return accepted;
    }
}
