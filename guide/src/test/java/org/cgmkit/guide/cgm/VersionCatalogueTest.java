package org.cgmkit.guide.cgm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Clause;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each version asks for its own things, and none of another's. */
class VersionCatalogueTest {

    @ParameterizedTest
    @EnumSource(GuideVersion.class)
    void whatOtherVersionsHaveIsKnownToBeTheirs(GuideVersion version) {
        Set<String> elsewhere = Arrays.stream(GuideVersion.values())
                .flatMap(v -> ids(v.catalogue()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        elsewhere.removeAll(ids(version.catalogue()));

        Catalogue catalogue = version.catalogue();

        assertThat(
                "not known to be of another version",
                elsewhere.stream().filter(id -> !catalogue.isOfOthers(id)).toList(),
                is(empty()));
        assertThat(
                "said to be of others only",
                ids(catalogue).stream().filter(catalogue::isOfOthers).toList(),
                is(empty()));
        assertThat("an id that no version has", catalogue.isOfOthers("receiver.no.such"), is(false));
    }

    @ParameterizedTest
    @EnumSource(GuideVersion.class)
    void nothingIsCitedFromAnotherVersion(GuideVersion version) {
        String foreign = version == GuideVersion.STU1 ? "no such address" : "https://hl7.org/fhir/uv/cgm/STU1/";
        List<String> links = version.catalogue().requirements().stream()
                .flatMap(r ->
                        Stream.concat(Stream.of(r.link()), r.also().stream().map(Clause::link)))
                .filter(link -> link.startsWith(foreign))
                .toList();

        assertThat("links into STU 1", links, is(empty()));
    }

    @ParameterizedTest
    @EnumSource(GuideVersion.class)
    void textsAreSentences(GuideVersion version) {
        for (Requirement r : version.catalogue().requirements()) {
            for (String text : Stream.of(r.statement(), r.how(), r.fix(), r.note())
                    .filter(Objects::nonNull)
                    .toList()) {
                assertThat(r.id(), text, matchesPattern("(?s)[A-Za-z0-9`].{10,}[.]"));
            }
            assertThat(r.id() + ", section", r.section(), is(not("")));
        }
    }

    @Test
    void whatIsOnlyRecordedBindsNobody() {
        for (GuideVersion version : GuideVersion.values()) {
            for (Requirement r : version.catalogue().requirements()) {
                if (r.verification() == Verification.OBSERVED) {
                    assertThat(version + " " + r.id(), r.verb(), is(Verb.MAY));
                    assertThat(version + " " + r.id(), r.binding(), is(false));
                }
            }
        }
    }

    @Test
    void theBallotHasNoOneTimeOrdersAndBothPlaces() {
        Catalogue ballot = GuideVersion.BALLOT.catalogue();

        assertThat("rows", counts(ballot), is(List.of(48, 22)));
        assertThat(ballot.find("submitter.orders.one-time"), is(Optional.empty()));
        assertThat(
                requirement(ballot, "receiver.operation.system-level")
                        .statement()
                        .contains("/Bundle/$submit-cgm-bundle"),
                is(true));
        assertThat(requirement(ballot, "receiver.must-support.accepted").verb(), is(Verb.MAY));
        assertThat(
                requirement(ballot, "receiver.conditional-create.matched").link(),
                is("https://hl7.org/fhir/uv/cgm/2025May/index.html#cgm-data-submission-bundles"));
    }

    @Test
    void theArgonautDraftHasABatchAndNoOperation() {
        Catalogue argonaut = GuideVersion.ARGONAUT_2024.catalogue();

        assertThat("rows", counts(argonaut), is(List.of(41, 23)));
        assertThat(argonaut.find("receiver.operation.system-level"), is(Optional.empty()));
        assertThat(argonaut.find("receiver.documentation.conditional-create"), is(Optional.empty()));
        assertThat(requirement(argonaut, "receiver.submission.batch-at-base").verb(), is(Verb.SHALL));
        assertThat(requirement(argonaut, "receiver.processing.partial").binding(), is(true));
        assertThat(
                "its canonical",
                requirement(argonaut, "receiver.capability.instantiates").how().contains("http://hl7.org/uv/cgm/"),
                is(true));
        assertThat("a trap of STU 1 alone", argonaut.traps().find("superseded-draft"), is(Optional.empty()));
        assertThat(
                "a trap of both",
                argonaut.traps().find("unit-text").orElseThrow().number(),
                is(7));
    }

    private static List<Integer> counts(Catalogue catalogue) {
        return catalogue.roles().stream()
                .map(role -> catalogue.requirementsOf(role).size())
                .toList();
    }

    private static Requirement requirement(Catalogue catalogue, String id) {
        return catalogue.find(id).orElseThrow();
    }

    private static List<String> ids(Catalogue catalogue) {
        return catalogue.requirements().stream().map(Requirement::id).toList();
    }
}
