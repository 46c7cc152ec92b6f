package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.ProfileSelection;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.file.OpenedFile;
import org.cgmkit.links.file.SharedResources;
import org.cgmkit.links.file.SharedResources.Entry;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class ContentChecks {
    private static final GuideVersion GUIDE = GuideVersion.STU1;

    @Base("shlink-creator.content.fhir")
    @DisplayName("What is shared is FHIR, as JSON")
    void sharesFhirJson(GivenLink link) {
        assertNone(
                "Files that are no FHIR JSON",
                link.fhirFiles().stream()
                        .filter(file -> !file.resource().path("resourceType").isTextual())
                        .map(OpenedFile::where)
                        .toList(),
                "");
    }

    @Expected("shlink-creator.content.profiles")
    @DisplayName("What is shared conforms to the profiles of the CGM guide")
    void sharesWhatConforms(GivenLink link) {
        List<OpenedFile> files = resources(link);
        Map<String, Integer> breaches = new TreeMap<>();
        for (OpenedFile file : files) {
            findings(link.validator(), file).stream()
                    .filter(Finding::invalidates)
                    .forEach(f -> breaches.merge(general(file, f) + ": " + f.message(), 1, Integer::sum));
        }
        SharedResources.of(files).entries().stream()
                .filter(entry -> entry.resource().path("resourceType").asText().equals("Observation"))
                .filter(entry -> ProfileSelection.of(GUIDE, entry.resource()).isEmpty())
                .forEach(entry -> breaches.merge(
                        "an observation with the code " + entry.resource().path("code")
                                + ", for which the guide has no profile",
                        1,
                        Integer::sum));

        assertNone(
                "Breaches of the profiles",
                breaches.entrySet().stream()
                        .map(each -> each.getKey() + (each.getValue() > 1 ? " (" + each.getValue() + " times)" : ""))
                        .toList(),
                "");
    }

    private static List<Finding> findings(ProfileValidator validator, OpenedFile file) {
        String text = file.text().orElseThrow();
        return ProfileSelection.of(GUIDE, file.resource())
                .map(profile -> validator.validate(text, profile.url(GUIDE)))
                .orElseGet(() -> validator.validate(text));
    }

    /** The place without the number of the entry, so that the same breach of thousands of readings is one. */
    private static String general(OpenedFile file, Finding finding) {
        return file.where() + ", " + finding.path().replaceFirst("^Bundle\\.entry\\[\\d+]", "Bundle.entry");
    }

    @Base("shlink-creator.content.one-patient")
    @DisplayName("Everything that is shared is about one person")
    void sharesTheDataOfOnePerson(GivenLink link) {
        Map<String, Entry> people = SharedResources.of(resources(link)).people();
        List<String> each = new ArrayList<>();
        people.forEach((person, first) -> each.add(person + " (" + first.where() + ")"));

        assertThat(
                "Number of people that subjects mean",
                people.size(),
                is(lessThanOrEqualTo(1)),
                "They are " + String.join(" and ", each) + ".");
    }

    @Base("shlink-creator.content.references")
    @DisplayName("References lead to what is shared")
    void refersToWhatIsShared(GivenLink link) {
        SharedResources shared = SharedResources.of(resources(link));
        Map<String, Entry> byName = shared.byName();

        assertNone(
                "References that lead nowhere",
                shared.references().stream()
                        .filter(reference -> SharedResources.dangles(reference, byName))
                        .map(reference -> reference.from().where() + ", " + reference.member() + " " + reference.text())
                        .toList(),
                "Share the resource that is meant, too, under the fullUrl that the reference names, or write a logical reference.");
    }

    private static List<OpenedFile> resources(GivenLink link) {
        List<OpenedFile> files = link.fhirFiles();
        for (OpenedFile file : files) {
            JsonNode type = file.resource().path("resourceType");
            if (!type.isTextual()) {
                throw inconclusive(file.where()
                        + " is no FHIR JSON, so this check cannot decide; see shlink-creator.content.fhir.");
            }
        }
        return files;
    }
}
