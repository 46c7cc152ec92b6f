package org.cgmkit.cgm.receiver.capability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.cgm.receiver.EntryLocations;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.SearchResult;
import org.cgmkit.cgm.receiver.capability.ClaimedCall.Kind;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Calls what a capability statement claims for a type. Where deleting is claimed, what was created here to be called is deleted, and
 * nothing else.
 */
final class ClaimedCalls {
    private static final Duration LONG_AGO = Duration.ofDays(100);
    private static final Duration BEFORE_NOON =
            Duration.ofHours(10).plusMinutes(45).plusSeconds(27);

    private final Receiver receiver;
    private final Capability capability;
    private final String type;
    private final List<ClaimedCall> calls = new ArrayList<>();

    ClaimedCalls(Receiver receiver, Capability capability, String type) {
        this.receiver = receiver;
        this.capability = capability;
        this.type = type;
    }

    /** The calls. */
    List<ClaimedCall> all() {
        ObjectNode sample = sample();
        JsonNode resource = sample == null ? searched() : sample;
        ResourceLocation location = sample == null ? locationOf(resource) : created(sample);
        JsonNode stored = resource;
        if (location != null) {
            Exchange read = receiver.read(location);
            stored = read.succeeded() && read.resourceType().equals(type) ? read.json() : resource;
            if (claims("read")) {
                call("read of " + type, sample == null ? Kind.READ_OF_FOUND : Kind.OF_A_RESOURCE, read);
            }
        }
        if (location != null && sample != null && claims("update")) {
            ObjectNode again = sample.deepCopy().put("id", location.id());
            call("update of " + type, Kind.OF_A_RESOURCE, receiver.update(location, again.toString()));
        }
        Optional<ResourceLocation> known = Optional.ofNullable(location);
        List<SearchValues> parameters = new ArrayList<>();
        for (String parameter : capability.parametersOf(type)) {
            // A time that was stored as another one is found by that one; that it is another one is said elsewhere.
            JsonNode asked = parameter.equals("date") ? stored : resource;
            SearchValues.of(parameter, asked, known, receiver).ifPresent(parameters::add);
        }
        Optional<List<String>> narrowing = ClaimedSearch.narrowing(capability, type, resource, known);
        Set<SearchForm> shown = new FormsTogether(receiver, type, narrowing)
                .shown(parameters.stream().filter(p -> !speaksElsewhere(p)).toList(), known);
        parameters.forEach(values -> search(new ClaimedSearch(receiver, type, values, known, narrowing), shown));
        if (type.equals("Observation")) {
            searchInPages();
        } else if (type.equals("Device")) {
            searchSubmitted();
        }
        if (location != null && sample != null && claims("delete")) {
            call("delete of " + type, Kind.DELETE, receiver.delete(location));
        }
        return List.copyOf(calls);
    }

    /** Whether the pages after the first are those of the same search. */
    private void searchInPages() {
        Submission readings = Submissions.readings(receiver.context(), 3);
        Exchange answer = receiver.submit(readings);
        PagedReadings.search(receiver, readings, EntryLocations.all(receiver, readings, answer), 1)
                .ifPresent(found -> calls.add(new ClaimedCall(
                        "pages of a search of " + type,
                        Kind.SEARCH,
                        found.result().last(),
                        found.strange().stream()
                                .findFirst()
                                .map(what -> "a search by patient, code and more shows " + what
                                        + ", on one of its pages: the link to the next page has to be that of the same"
                                        + " search")
                                .orElse(""),
                        "")));
    }

    /**
     * Whether a device that came with a submission is found as one that was created by itself: no other requirement speaks of
     * that. Of one that cannot be read where the answer says that it is, another requirement speaks.
     */
    private void searchSubmitted() {
        Submission device = Submissions.deviceOnly(receiver.context());
        Optional<ResourceLocation> submitted = Optional.ofNullable(
                        EntryLocations.all(receiver, device, receiver.submit(device))
                                .get(0))
                .filter(location -> receiver.read(location).succeeded());
        if (submitted.isEmpty()) {
            return;
        }
        ClaimedSearch.narrowing(capability, type, device.resource(0), submitted).ifPresent(parameter -> {
            SearchResult result = SearchResult.firstPage(receiver, type, parameter.toArray(String[]::new));
            boolean missed =
                    result.answered() && result.complete() && !result.found().contains(submitted.orElseThrow());
            calls.add(new ClaimedCall(
                    "search of " + type + " by " + parameter.getFirst() + " after a submission",
                    Kind.SEARCH,
                    result.last(),
                    missed
                            ? String.join("=", parameter) + " does not find " + submitted.orElseThrow()
                                    + ", which was submitted"
                            : "",
                    missed ? type : ""));
        });
    }

    private @Nullable ResourceLocation created(ObjectNode sample) {
        if (!claims("create")) {
            return null;
        }
        Exchange created = receiver.create(type, sample.toString());
        call("create of " + type, Kind.CREATE, created);
        return created.header("Location").flatMap(ResourceLocation::parse).orElse(null);
    }

    /** A resource of the patient that is there already, where the kit makes none. */
    private JsonNode searched() {
        return SearchResult.firstPage(receiver, type, "patient", receiver.patient()).resources().stream()
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private void search(ClaimedSearch search, Set<SearchForm> shown) {
        SearchResult result = search.matching();
        SearchValues values = search.values();
        calls.add(new ClaimedCall(
                "search of " + type + " by " + values.parameter(),
                Kind.SEARCH,
                result.last(),
                speaksElsewhere(values) ? unanswered(result) : problem(search, result, shown),
                search.misses(result) ? type : ""));
    }

    private static String problem(ClaimedSearch search, SearchResult matching, Set<SearchForm> shown) {
        String problem = unanswered(matching);
        if (problem.isEmpty()) {
            problem = search.problemWith(matching);
        }
        return problem.isEmpty() ? search.problemInOtherForms(shown) : problem;
    }

    /** What is wrong with the answer, whatever was searched for; empty where nothing is. */
    private static String unanswered(SearchResult result) {
        if (result.last().succeeded() && !isSearchset(result)) {
            return "answered by no Bundle of type searchset";
        }
        return result.repeated().stream()
                .findFirst()
                .map(match -> "finds " + match + " more than once in one answer, which FHIR R4 does not allow (bdl-7)")
                .orElse("");
    }

    private static boolean isSearchset(SearchResult result) {
        return result.answered() && result.last().json().path("type").asText().equals("searchset");
    }

    /** Whether another requirement speaks of what such a search finds. */
    private boolean speaksElsewhere(SearchValues values) {
        return type.equals("ServiceRequest")
                && (values.parameter().equals("patient") || values.parameter().equals("code"));
    }

    private void call(String claim, Kind kind, Exchange exchange) {
        calls.add(new ClaimedCall(claim, kind, exchange, "", ""));
    }

    private boolean claims(String interaction) {
        return capability.missingInteractions(type, interaction).isEmpty();
    }

    /** A sound resource of the type that refers to nothing but the patient, or null where the kit writes none. */
    private @Nullable ObjectNode sample() {
        SubmissionContext context = receiver.context();
        Submission submission = switch (type) {
            case "Observation" -> SampleSubmissions.reading(context).withResource(0, ClaimedCalls::beforeNoon);
            case "Device" -> Submissions.deviceOnly(context);
            case "DiagnosticReport" -> Submissions.reportOnly(context, 1);
            default -> null;
        };
        return submission == null ? null : (ObjectNode) submission.resource(0);
    }

    /** At a time of a day that is the same day wherever a server is, not at a full minute, and where no other check writes. */
    private static void beforeNoon(ObjectNode reading) {
        Instant day = Instant.parse(reading.path("effectiveDateTime").asText()).truncatedTo(ChronoUnit.DAYS);
        reading.put("effectiveDateTime", day.minus(LONG_AGO).plus(BEFORE_NOON).toString());
    }

    private @Nullable ResourceLocation locationOf(JsonNode resource) {
        return resource.has("id")
                ? new ResourceLocation(type, resource.path("id").asText())
                : null;
    }
}
