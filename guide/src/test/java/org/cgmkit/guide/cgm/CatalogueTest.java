package org.cgmkit.guide.cgm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Clause;
import org.cgmkit.guide.ClauseWording;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.Role;
import org.cgmkit.guide.Topic;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.Verification;
import org.junit.jupiter.api.Test;

/** What holds for every requirement that the kit knows of STU 1. */
class CatalogueTest {
    private static final String GUIDE = "https://hl7.org/fhir/uv/cgm/STU1/";

    private final Catalogue catalogue = GuideVersion.STU1.catalogue();

    @Test
    void bothActorsHaveRequirements() {
        assertThat(
                "receiver", catalogue.requirementsOf(catalogue.role("receiver")).size(), is(49));
        assertThat(
                "submitter",
                catalogue.requirementsOf(catalogue.role("submitter")).size(),
                is(24));
    }

    @Test
    void idsAreWellFormedAndTakenOnce() {
        List<String> ids =
                catalogue.requirements().stream().map(Requirement::id).toList();

        assertThat("ids", ids, everyItem(matchesPattern("(receiver|submitter)(\\.[a-z0-9]+(-[a-z0-9]+)*){2}")));
        assertThat("distinct ids", new HashSet<>(ids).size(), is(ids.size()));
    }

    @Test
    void anIdStartsWithItsActorAndTopic() {
        for (Topic topic : catalogue.topics()) {
            String start = topic.role().id() + "." + topic.id() + ".";
            assertThat(
                    topic.title(),
                    topic.requirements().stream().map(Requirement::id).toList(),
                    everyItem(startsWith(start)));
        }
    }

    @Test
    void shallBindsAndTheOtherVerbsOfTheGuideDoNot() {
        assertThat("SHALL that does not bind", ids(r -> r.verb() == Verb.SHALL && !r.binding()), is(empty()));
        assertThat(
                "binding, though not SHALL or BASE",
                ids(r -> r.binding() && r.verb() != Verb.SHALL && r.verb() != Verb.BASE),
                is(empty()));
    }

    @Test
    void aBaseRequirementBindsWhereItsClauseSaysShallOrMust() {
        for (Requirement base : base()) {
            boolean strong = base.wording() == ClauseWording.SHALL || base.wording() == ClauseWording.MUST;
            assertThat(base.id() + " (" + base.wording() + ")", base.binding(), is(strong));
        }
        assertThat("some bind", base().stream().map(Requirement::binding).toList(), hasItem(true));
        assertThat("some do not", base().stream().map(Requirement::binding).toList(), hasItem(false));
    }

    @Test
    void aBaseRequirementThatDoesNotBindSaysWhy() {
        assertThat(
                "silent about why a breach only warns",
                ids(r -> r.verb() == Verb.BASE
                        && !r.binding()
                        && !Optional.ofNullable(r.note()).orElse("").contains("warning")),
                is(empty()));
    }

    @Test
    void aBaseRequirementCitesAClauseOutsideTheGuideAndTheOthersCiteTheGuide() {
        assertThat(
                "in the wrong book",
                ids(r -> (r.verb() == Verb.BASE) == r.link().startsWith(GUIDE)),
                is(empty()));
    }

    @Test
    void linksAreHttpsWithAHostAndAPath() {
        for (String link : links()) {
            URI uri = URI.create(link);
            assertThat(link, uri.getScheme(), is("https"));
            assertThat(link, uri.getHost(), is(notNullValue()));
            assertThat(link, uri.getPath(), matchesPattern("/.+"));
        }
    }

    @Test
    void statementsAndAdviceAreSentences() {
        String sentences = "(?s)[A-Z0-9`].{20,}[.]";
        for (Requirement r : catalogue.requirements()) {
            assertThat(r.id() + ", statement", r.statement(), matchesPattern(sentences));
            assertThat(r.id() + ", how", r.how(), matchesPattern(sentences));
            assertThat(r.id() + ", fix", r.fix(), matchesPattern(sentences));
            if (r.note() != null) {
                assertThat(r.id() + ", note", r.note(), matchesPattern("(?s)[A-Za-z0-9`].{20,}[.]"));
            }
        }
    }

    @Test
    void aStatementAndAWayOfFindingOutAreOneSentenceEach() {
        Predicate<String> several = text -> text.matches("(?s).*[.] +[A-Z`].*");
        assertThat("several sentences", ids(r -> several.test(r.statement()) || several.test(r.how())), is(empty()));
    }

    @Test
    void aConditionReadsAfterTheWordIf() {
        for (Requirement r : catalogue.requirements()) {
            if (r.condition() != null) {
                assertThat(r.id(), r.condition(), matchesPattern("[a-z].*[^.]"));
            }
        }
    }

    @Test
    void onlyAMayIsObservedWithoutAVerdict() {
        assertThat(
                "observed",
                ids(r -> r.verification() == Verification.OBSERVED),
                is(List.of("receiver.processing.partial")));
    }

    @Test
    void aRequirementIsFoundByItsIdWithItsTopic() {
        assertThat(
                "title of its topic",
                catalogue.topicOf("receiver.conditional-create.matched").map(Topic::title),
                is(Optional.of("Conditional create")));
        assertThat(
                "how strong",
                catalogue.find("receiver.conditional-create.matched").map(Requirement::verb),
                is(Optional.of(Verb.SHALL)));
        assertThat("an unknown id", catalogue.find("receiver.no.such"), is(Optional.empty()));
        assertThat("the topic of an unknown id", catalogue.topicOf("receiver.no.such"), is(Optional.empty()));
    }

    @Test
    void receiversComeBeforeSubmitters() {
        List<Role> roles =
                catalogue.topics().stream().map(Topic::role).distinct().toList();
        assertThat("roles by topic", roles, is(catalogue.roles()));
        assertThat("roles", roles.stream().map(Role::id).toList(), is(List.of("receiver", "submitter")));
        assertThat("first topic", catalogue.topics().get(0).title(), is("Capability statement"));
        assertThat(
                "first of submitters",
                catalogue.topicsOf(catalogue.role("submitter")).get(0).id(),
                is("operation"));
    }

    private List<String> ids(Predicate<Requirement> which) {
        return catalogue.requirements().stream()
                .filter(which)
                .map(Requirement::id)
                .toList();
    }

    private List<Requirement> base() {
        return catalogue.requirements().stream()
                .filter(r -> r.verb() == Verb.BASE)
                .toList();
    }

    private List<String> links() {
        return catalogue.requirements().stream()
                .flatMap(r ->
                        Stream.concat(Stream.of(r.link()), r.also().stream().map(Clause::link)))
                .distinct()
                .toList();
    }
}
