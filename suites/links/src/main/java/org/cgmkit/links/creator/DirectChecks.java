package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.hamcrest.Matchers.is;

import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.visit.Opening;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class DirectChecks {
    private static final String JOSE = "application/jose";

    @Shall("shlink-creator.direct.get")
    @DisplayName("GET with the parameter 'recipient' gives the file of a direct link")
    void givesTheFileToAGet(GivenLink link) {
        assumeDirect(link);
        Opening opening = link.opening();
        if (GivenLink.isGone(opening.first())) {
            throw link.notOpened(opening);
        }
        if (opening.manifest().isObject()) {
            throw inconclusive("The link leads to a manifest; see shlink-creator.payload.flag-honest.");
        }

        assertThat(
                "Answer to GET with the parameter 'recipient'",
                opening.direct().isPresent()
                        ? "a JWE"
                        : "status " + opening.first().status()
                                + (opening.first().status() == 200 ? " without a JWE" : ""),
                is("a JWE"),
                "Answer a GET of the link's 'url' with the file itself, where it has flag U (" + opening.first()
                        + ").");
    }

    @Expected("shlink-creator.direct.media-type")
    @DisplayName("The file of a direct link has the media type application/jose")
    void givesTheFileItsMediaType(GivenLink link) {
        assumeDirect(link);

        assertThat("Content-Type of the file", link.opened().first().mediaType(), is(JOSE));
    }

    private static void assumeDirect(GivenLink link) {
        if (!link.payload().direct()) {
            throw notApplicable("The link leads to a manifest (no flag U).");
        }
    }
}
