package org.cgmkit.guide;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;

class SpecificationReaderTest {
    private static final String SOUND = """
            id: tea
            version: draft
            title: Rules of tea
            release: 0.1
            canonical: https://example.org/tea
            roles:
              - id: tea-pot
                title: Tea pot
                participant: SERVER
            """;

    @Test
    void aSpecificationAndItsRolesAreRead() {
        SpecificationReader read = SpecificationReader.of("specification.yaml", SOUND.replace("0.1", "'0.1'"));

        assertThat(
                read.specification(),
                is(new Specification("tea", "draft", "Rules of tea", "0.1", "https://example.org/tea")));
        assertThat("key", read.specification().key(), is("tea-draft"));
        assertThat(read.roles(), is(List.of(new Role("tea-pot", "Tea pot", Role.Participant.SERVER))));
    }

    @Test
    void aRoleThatCannotBeginAnId() {
        assertThat(
                refusal("id: tea-pot", "id: Tea.pot"),
                is("specification.yaml, Tea.pot: the id 'Tea.pot' cannot begin the ids of requirements: expected lower"
                        + " case with dashes."));
    }

    @Test
    void aRoleGivenTwice() {
        String role = SOUND.substring(SOUND.indexOf("  - id: tea-pot"));

        assertThat(
                refusal(role, role + role),
                is("specification.yaml, tea-pot: the role is already there, expected each role once."));
    }

    @Test
    void resultsOfAnOlderKitKnowTheVersionOnly() {
        Specification stu1 = GuideVersion.STU1.specification();

        assertThat("by the version", stu1.isSameAs(Specification.ofVersion("stu1")), is(true));
        assertThat("another version", stu1.isSameAs(Specification.ofVersion("ballot")), is(false));
        assertThat(
                "another text of the same version",
                stu1.isSameAs(new Specification("tea", "stu1", "", "", "")),
                is(false));
    }

    private static String refusal(String what, String instead) {
        String yaml = SOUND.replace("0.1", "'0.1'").replace(what, instead);
        return String.valueOf(
                assertThrows(BrokenGuideDataException.class, () -> SpecificationReader.of("specification.yaml", yaml))
                        .getMessage());
    }
}
