package org.cgmkit.links.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.guide.Requirement;
import org.cgmkit.kit.run.CheckMethod;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.suite.CreatorRoleSuite;
import org.cgmkit.links.suite.LinkReceiverRoleSuite;
import org.junit.jupiter.api.Test;

/** What the catalogue of links holds is whole. */
class CatalogueOfLinksTest {
    private static final List<Requirement> ALL = LinkCatalogue.get().requirements();

    @Test
    void everyRequirementHasACheck() {
        Set<String> checked = Stream.of(new CreatorRoleSuite(), new LinkReceiverRoleSuite())
                .flatMap(suite -> suite.checks(RequirementSelection.everything()).stream())
                .map(CheckMethod::requirement)
                .collect(Collectors.toSet());

        assertThat(checked, is(ALL.stream().map(Requirement::id).collect(Collectors.toSet())));
    }

    @Test
    void textsAreSentences() {
        assertThat(
                "no sentences",
                ALL.stream()
                        .filter(r -> List.of(r.statement(), r.how(), r.fix()).stream()
                                .anyMatch(text -> !text.matches("(?s)[A-Z`].{15,}[.]")))
                        .map(Requirement::id)
                        .toList(),
                is(empty()));
    }

    @Test
    void aTrapNamesRequirementsThatExist() {
        assertThat(
                LinkCatalogue.get().traps().all().stream()
                        .flatMap(trap -> trap.requirements().stream())
                        .filter(id -> LinkCatalogue.get().find(id).isEmpty())
                        .toList(),
                is(empty()));
    }
}
