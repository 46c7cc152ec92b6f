package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.observed;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.file.FileTime;
import org.cgmkit.links.share.Change;
import org.cgmkit.links.share.Shares;
import org.cgmkit.links.visit.Opening;
import org.cgmkit.links.visit.Seen;
import org.cgmkit.reports.evidence.Header;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class ManifestChecks {
    private static final String FHIR_JSON = "application/fhir+json";
    private static final Set<String> TYPES =
            Set.of(FHIR_JSON, "application/smart-health-card", "application/smart-api-access");
    private static final Set<String> STATUS = Set.of("finalized", "can-change", "no-longer-valid");

    @Shall("shlink-creator.manifest.response")
    @DisplayName("A manifest is JSON, with an array of files")
    void answersWithAManifest(GivenLink link) {
        link.assumeManifest();
        Opening opening = link.opening();
        if (opening.first().status() != 200) {
            throw opening.direct().isPresent()
                    ? inconclusive(
                            "The link gives a file in place of a manifest; see shlink-creator.payload.flag-honest.")
                    : link.notOpened(opening);
        }

        JsonNode body = opening.manifest();
        assertThat(
                "Body of the manifest",
                !body.isObject()
                        ? "no JSON object"
                        : !body.has("files")
                                ? "an object without 'files'"
                                : "an object with 'files' as " + kind(body.path("files")),
                is("an object with 'files' as an array"));
        assertThat("Content-Type of the manifest", opening.first().mediaType(), is("application/json"));
    }

    private static String kind(JsonNode node) {
        return node.isArray() ? "an array" : node.isObject() ? "an object" : "another value";
    }

    @Shall("shlink-creator.manifest.content-type")
    @DisplayName("Each file has one of the three content types")
    void namesTheTypeOfFiles(GivenLink link) {
        List<String> others = new ArrayList<>();
        each(link.manifest(), (where, entry) -> {
            if (!TYPES.contains(mediaType(entry))) {
                others.add(where + ".contentType " + entry.path("contentType"));
            }
        });

        assertNone("Content types beside " + String.join(", ", new TreeSet<>(TYPES)), others, "");
    }

    @Should("shlink-creator.manifest.fhir-version")
    @DisplayName("Files of FHIR say of which version they are")
    void namesTheVersionOfFhir(GivenLink link) {
        List<String> faults = new ArrayList<>();
        boolean[] fhir = new boolean[1];
        each(link.manifest(), (where, entry) -> {
            if (mediaType(entry).equals(FHIR_JSON)) {
                fhir[0] = true;
                String version = version(entry);
                if (!version.startsWith("4.0")) {
                    faults.add(where + (version.isEmpty() ? " names none" : " says " + version));
                }
            }
        });
        if (!fhir[0]) {
            throw notApplicable("No file of the manifest is of FHIR.");
        }

        assertNone(
                "Files that do not say that they are of FHIR 4.0.1",
                faults,
                "Write application/fhir+json;fhirVersion=4.0.1. " + LinkCatalogue.adviceOn("parameter-refused"));
    }

    /** As the published text has it, and as the text before had it. */
    private static String version(JsonNode entry) {
        for (String parameter : entry.path("contentType").asText().split(";")) {
            String[] parts = parameter.strip().split("=", 2);
            if (parts.length == 2 && parts[0].strip().equalsIgnoreCase("fhirVersion")) {
                return parts[1].strip().replace("\"", "");
            }
        }
        return entry.path("fhirVersion").asText();
    }

    @Shall("shlink-creator.manifest.content-given")
    @DisplayName("Each file is in the manifest or at a location")
    void saysWhereEachFileIs(GivenLink link) {
        List<String> nowhere = new ArrayList<>();
        each(link.manifest(), (where, entry) -> {
            if (isNothing(entry.path("embedded")) && isNothing(entry.path("location"))) {
                nowhere.add(where);
            }
        });

        assertNone("Files with neither 'embedded' nor 'location'", nowhere, "");
    }

    private static boolean isNothing(JsonNode given) {
        return !given.isTextual() || given.asText().isBlank();
    }

    @Expected("shlink-creator.manifest.last-updated")
    @DisplayName("lastUpdated is a time, and not one to come")
    void saysWhenFilesWereUpdated(GivenLink link) {
        List<String> faults = new ArrayList<>();
        boolean[] there = new boolean[1];
        Opening opening = link.manifest();
        each(opening, (where, entry) -> {
            if (entry.has("lastUpdated")) {
                there[0] = true;
                FileTime.fault(entry.path("lastUpdated"), opening.when())
                        .ifPresent(f -> faults.add(where + ".lastUpdated " + f));
            }
        });
        if (!there[0]) {
            throw notApplicable("The manifest does not say when files were updated.");
        }

        assertNone("Times that cannot be right", faults, "");
        // Whether the times move shows only where new data come in.
        if (link.sharesIfAny().filter(Shares::updates).isPresent()) {
            Change change = FeedChecks.change(link);
            if (change.visible()) {
                assertNone(
                        "Times that are the same before and after new data came in",
                        FeedChecks.unmovedTimes(change),
                        "Give the time at which the content of the file changed.");
            }
        }
    }

    @Shall("shlink-creator.manifest.status")
    @DisplayName("The status is one of the three that there are")
    void hasAKnownStatus(GivenLink link) {
        Opening opening = link.manifest();
        List<JsonNode> statuses = new ArrayList<>();
        statuses.add(opening.manifest().path("status"));
        each(opening, (where, entry) -> statuses.add(entry.path("status")));
        List<String> others = statuses.stream()
                .filter(status -> !status.isMissingNode() && !STATUS.contains(status.asText()))
                .map(JsonNode::toString)
                .toList();

        assertNone("Statuses beside " + String.join(", ", new TreeSet<>(STATUS)), others, "");
    }

    @Shall("shlink-creator.manifest.unknown-ignored")
    @DisplayName("Members and headers that are not known are ignored")
    void ignoresWhatItDoesNotKnow(GivenLink link) {
        link.anotherManifest();
        Seen seen = link.ask(
                link.request().put("_cgmkit", true), List.of(new Header("X-Cgmkit", "a header that nobody knows")));

        assertThat(
                "Status of the answer to a request with the member '_cgmkit' and the header X-Cgmkit",
                seen.status(),
                is(200),
                "The same request without them is served.");
    }

    @May("shlink-creator.manifest.recipients")
    @DisplayName("Recipients are asked for and kept")
    void asksWhoReads(GivenLink link) {
        link.assumeManifest();
        Shares shares = link.shares();
        GivenLink another = link.of(shares.alike().getLast());
        ObjectNode request = another.request();
        request.remove("recipient");
        Seen seen = another.ask(request, List.of());

        throw observed("A request without 'recipient' was answered " + seen.status()
                + ". Whether the sharer is shown who has read, nobody sees from outside.");
    }

    /** Is told of each file with its place. */
    @FunctionalInterface
    interface EntryListener {
        void told(String where, JsonNode entry);
    }

    static void each(Opening opening, EntryListener listener) {
        List<JsonNode> entries = opening.entries();
        for (int i = 0; i < entries.size(); i++) {
            listener.told("files[" + i + "]", entries.get(i));
        }
    }

    private static String mediaType(JsonNode entry) {
        return entry.path("contentType").asText().split(";", 2)[0].strip();
    }
}
