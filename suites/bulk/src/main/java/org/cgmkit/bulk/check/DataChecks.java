package org.cgmkit.bulk.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cgmkit.bulk.client.Ask;
import org.cgmkit.bulk.client.Contents;
import org.cgmkit.bulk.client.Export;
import org.cgmkit.bulk.client.JobCalls;
import org.cgmkit.bulk.config.ExportLevel;
import org.cgmkit.bulk.config.KnownResource;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether everything is there, once, and as it was stored. */
@ExtendWith(SubjectExtension.class)
class DataChecks {
    private static final int ASKED = 5;

    @Shall("bulk-source.data.members")
    @DisplayName("The export of a group has all members and nobody else")
    void hasAllMembers(Source source) {
        Set<String> members = source.members();
        Contents contents = Source.whole(source.usual());
        List<String> wrong = new ArrayList<>();
        Set<String> missing = new TreeSet<>(members);
        missing.removeAll(contents.patients());
        missing.forEach(each -> wrong.add("Patient/" + each + " is missing"));
        Set<String> strangers = new TreeSet<>(contents.subjects());
        strangers.removeAll(members);
        strangers.forEach(each -> wrong.add("Patient/" + each + " is no member"));
        assertNone("who is missing or is not in the group", wrong, "");
    }

    @Shall("bulk-source.data.complete")
    @DisplayName("Everything that there was is in the export")
    void hasEverything(Source source) {
        Contents contents = Source.whole(source.usual());
        if (source.target().world().isEmpty()) {
            compareCounts(source, contents);
            return;
        }
        List<KnownResource> expected = source.expected();
        List<String> missing = expected.stream()
                .filter(each -> !contents.has(each.reference()))
                // Whole runs and whole persons have rows of their own.
                .filter(each -> contents.hasBlock(each.type(), each.patient()))
                .map(KnownResource::reference)
                .toList();
        assertNone("resources that there are and the export lacks (of " + expected.size() + ")", missing, "");
    }

    private static void compareCounts(Source source, Contents contents) {
        source.log().remark("Held against searches, as the target file has no 'world'.");
        List<String> fewer = new ArrayList<>();
        if (source.target().level() == ExportLevel.GROUP) {
            source.members().stream().limit(ASKED).forEach(patient -> {
                long total = total(source, "Observation?patient=" + patient + "&_summary=count");
                long found =
                        contents.readings().getOrDefault(patient, List.of()).size();
                if (total > found) {
                    fewer.add(found + " of " + total + " Observations of " + patient);
                }
            });
        } else {
            contents.types().forEach((type, found) -> {
                long total = total(source, type + "?_summary=count");
                if (total > found) {
                    fewer.add(found + " of " + total + " of " + type);
                }
            });
        }
        assertNone("what a search counts and the export lacks", fewer, "");
    }

    private static long total(Source source, String query) {
        Exchange answer = source.jobs().read(query);
        if (!answer.json().path("total").isIntegralNumber()) {
            throw inconclusive("Nobody says what there is: no 'world' in the target file, and no total of a search ("
                    + answer + ").");
        }
        return answer.json().path("total").asLong();
    }

    @Base("bulk-source.data.faithful")
    @DisplayName("Resources are exported as a read gives them")
    void isFaithful(Source source) {
        Contents contents = Source.whole(source.usual());
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (ObjectNode exported : contents.samples()) {
            String reference = exported.path("resourceType").asText() + "/"
                    + exported.path("id").asText();
            Exchange answer = source.jobs().read(reference);
            if (answer.status() == 200 && answer.json().isObject()) {
                read++;
                compare(reference, exported, answer.json(), wrong);
            }
        }
        if (read == 0) {
            throw inconclusive("No exported resource can be read, so there is nothing to compare with.");
        }
        assertNone("members that are not as a read gives them", wrong, "");
    }

    private static void compare(String reference, ObjectNode exported, JsonNode read, List<String> wrong) {
        for (String member : names(exported, read)) {
            JsonNode one = exported.path(member);
            JsonNode other = read.path(member);
            if (!member.equals("meta") && !member.equals("text") && !isSame(one, other)) {
                wrong.add(reference + " " + member + ": " + one + " and not " + other);
            }
        }
    }

    /** The order of members says nothing; the digits of numbers do. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        if (one.isObject() && other.isObject()) {
            return names(one, other).stream().allMatch(name -> isSame(one.path(name), other.path(name)));
        }
        if (one.isArray() && other.isArray()) {
            return one.size() == other.size()
                    && IntStream.range(0, one.size()).allMatch(i -> isSame(one.path(i), other.path(i)));
        }
        return one.getNodeType() == other.getNodeType() && one.asText().equals(other.asText());
    }

    private static Set<String> names(JsonNode one, JsonNode other) {
        Set<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Shall("bulk-source.data.provenance")
    @DisplayName("Provenance comes along with exported resources")
    void bringsProvenance(Source source) {
        Ask ask = Ask.of(ExportLevel.PATIENT);
        Exchange probe = source.jobs().kickOff(ask.with("_type", "Patient"));
        source.jobs().cancel(probe);
        if (!probe.succeeded() || JobCalls.status(probe).isEmpty()) {
            throw notApplicable("There is no export at patient level (" + probe + ").");
        }
        boolean known =
                source.target().world().stream().anyMatch(each -> each.type().equals("Provenance"));
        Export export = source.session().fresh(ask, "Provenance", source.log()::keep);
        if (!export.files().isEmpty() && Source.whole(export).types().containsKey("Provenance")) {
            return;
        }
        if (!known && total(source, "Provenance?_summary=count") == 0) {
            throw notApplicable("There is no Provenance.");
        }
        throw failure("Provenance in an export of patients without restrictions", "what there is", "found none", "");
    }

    @Shall("bulk-source.type.only")
    @DisplayName("_type restricts the export")
    void restrictsTypes(Source source) {
        Export export = source.export(source.ask().with("_type", "Patient"));
        Set<String> others = new TreeSet<>(export.contents().types().keySet());
        others.remove("Patient");
        assertNone("types beside Patient in an export with _type=Patient", others, "");
    }
}
