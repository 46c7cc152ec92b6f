package org.cgmkit.guide.bulk;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.junit.jupiter.api.Test;

class BulkVersionTest {
    private final Catalogue catalogue = Catalogue.read(Catalogue.class, "bulk");

    @Test
    void theThirdVersionIsTheUsualOne() {
        assertThat(BulkVersion.usual().id(), is("3.0.0"));
        assertThat(
                BulkVersion.all().stream().map(BulkVersion::id).toList(), contains("3.0.0", "2.0.0", "4.0.0-ballot"));
    }

    @Test
    void theBallotHasAnotherManifest() {
        BulkVersion ballot = BulkVersion.find("4.0.0-ballot").orElseThrow();

        assertThat(ballot.manifest(), hasItem("outcome"));
        assertThat(ballot.manifest(), not(hasItem("request")));
        assertThat(ballot.has("bulk-source.manifest.request"), is(false));
    }

    @Test
    void whatAVersionLacksIsInTheCatalogue() {
        List<String> unknown = BulkVersion.all().stream()
                .flatMap(each -> each.without().stream())
                .filter(each -> catalogue.find(each).isEmpty())
                .toList();

        assertThat("requirements that no catalogue has", unknown, is(empty()));
    }

    @Test
    void theRequirementsOfTrapsAreInTheCatalogue() {
        List<String> ids =
                catalogue.requirements().stream().map(Requirement::id).toList();

        assertThat(ids.size(), is(41));
        catalogue.traps().all().forEach(trap -> trap.requirements().forEach(each -> assertThat(ids, hasItem(each))));
    }
}
