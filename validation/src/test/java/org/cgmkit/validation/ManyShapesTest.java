package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.GroupedFindings;
import org.cgmkit.validation.parts.SubmissionValidator;
import org.cgmkit.validation.submission.LeafFilter;
import org.cgmkit.validation.submission.ProgressListener;
import org.cgmkit.validation.submission.SubmissionOutline;
import org.cgmkit.validation.submission.SubmissionReader;
import org.cgmkit.validation.submission.SubmittedText;
import org.junit.jupiter.api.Test;

/** What the judge gets to see of submissions that are made to be hard. */
class ManyShapesTest {
    private static final int MANY = 5000;

    private final List<List<String>> judged = Collections.synchronizedList(new ArrayList<>());

    @Test
    void entriesThatAreAlikeAreJudgedOnce() throws IOException {
        GroupedFindings findings = validated(MANY, i -> entry(i).put("status", i % 2 == 0 ? "final" : "amended"));

        assertThat("findings", findings.groups(), is(empty()));
        assertThat("entries that were judged", judged, contains(List.of("0", "1")));
    }

    @Test
    void entriesThatAllDifferAreJudgedInSmallPartsEachOnce() throws IOException {
        validated(MANY, i -> entry(i).put("status", "s" + i));

        assertThat("parts", judged, hasSize((MANY + 63) / 64));
        assertThat(
                "entries that were judged",
                judged.stream().flatMap(List::stream).sorted().distinct().count(),
                is((long) MANY));
    }

    @Test
    void entriesThatReferToEachOtherAreJudgedTogether() throws IOException {
        validated(MANY, i -> {
            ObjectNode resource = entry(i).put("status", "s" + i);
            resource.putObject("subject").put("reference", fullUrl(i / 100 * 100 + (i + 37) % 100));
            return resource;
        });

        assertThat("parts", judged.size(), is(lessThanOrEqualTo(2 * MANY / 100)));
        // Of 64 that are judged in a part, each needs the hundred that its references go round in.
        assertThat("entries in the parts", judged.stream().mapToInt(List::size).sum(), is(lessThanOrEqualTo(3 * MANY)));
    }

    @Test
    void anEntryThatLeadsToTooManyOthersIsSaidToBeUnjudged() throws IOException {
        GroupedFindings findings = validated(MANY, i -> {
            ObjectNode resource = entry(i);
            if (i == 7) {
                ArrayNode members = resource.putArray("hasMember");
                for (int target = 100; target < 400; target++) {
                    members.addObject().put("reference", fullUrl(target));
                }
            }
            return resource;
        });

        assertThat(findings.groups(), hasSize(1));
        Finding finding = findings.groups().getFirst().first();
        assertThat("entry", finding.entry(), is(7));
        assertThat("severity", finding.severity(), is(Finding.Severity.FATAL));
        assertThat("place", finding.line(), is(9));
    }

    private GroupedFindings validated(int entries, IntFunction<ObjectNode> resource) throws IOException {
        StringBuilder json = new StringBuilder("{\"resourceType\":\"Bundle\",\"entry\":[");
        for (int i = 0; i < entries; i++) {
            ObjectNode entry = JsonNodeFactory.instance.objectNode().put("fullUrl", fullUrl(i));
            entry.set("resource", resource.apply(i));
            json.append(i == 0 ? "\n" : ",\n").append(entry);
        }
        SubmittedText text = SubmittedText.of(json.append("]}").toString());
        SubmissionOutline outline = SubmissionReader.read(text, LeafFilter::withReason, ProgressListener.silent())
                .orElseThrow();
        return new SubmissionValidator(
                        text, outline, LeafFilter::withReason, Map.of(), this::judge, ProgressListener.silent())
                .validate()
                .orElseThrow();
    }

    private List<Finding> judge(String json) {
        judged.add(StreamSupport.stream(EntryMutation.parsed(json).path("entry").spliterator(), false)
                .map((JsonNode e) -> e.at("/resource/identifier/0/value").asText())
                .toList());
        return List.of();
    }

    private static ObjectNode entry(int number) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode().put("resourceType", "Observation");
        resource.putArray("identifier")
                .addObject()
                .put("system", "http://x.org/ns")
                .put("value", "" + number);
        return resource;
    }

    private static String fullUrl(int number) {
        return "urn:uuid:00000000-0000-4000-8000-%012d".formatted(number);
    }
}
