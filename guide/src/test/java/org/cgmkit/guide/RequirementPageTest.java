package org.cgmkit.guide;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;

/** {@code docs/requirements.md} says what the catalogue says. */
class RequirementPageTest {
    private static final String REMEDY =
            "docs/requirements.md; to make it anew: mvn -B -q -pl guide test -Dtest=RequirementPageTest -Dcgmkit.docs=write";

    @Test
    void thePageInTheRepositoryIsTheOneThatTheCatalogueMakes() throws IOException {
        Path file = Path.of(requireNonNull(System.getProperty("cgmkit.root"))).resolve("docs/requirements.md");
        String page = RequirementPage.of(GuideVersion.STU1.catalogue());
        if ("write".equals(System.getProperty("cgmkit.docs"))) {
            Files.createDirectories(requireNonNull(file.getParent()));
            Files.writeString(file, page);
        }

        assertThat(REMEDY, Files.exists(file) ? Files.readString(file) : "(no such file)", is(page));
    }
}
