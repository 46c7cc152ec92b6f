package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.hamcrest.Matchers.is;

import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.link.LinkText;
import org.cgmkit.links.link.QrImage;
import org.cgmkit.links.visit.Opening;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class LinkChecks {
    private static final int UNAUTHORIZED = 401;

    @Shall("shlink-creator.link.form")
    @DisplayName("The link is shlink:/ and the payload, alone or behind the address of a viewer that ends in #")
    void hasTheFormOfALink(GivenLink link) {
        assertNone(
                "What the form of a link does not have",
                link.text().formFaults(),
                "Write shlink:/ with one slash and the payload; behind a viewer's address it follows a '#', so that no server sees it.");
    }

    @Shall("shlink-creator.link.encoding")
    @DisplayName("The payload is a minified JSON object in base64url")
    void encodesThePayloadInBase64url(GivenLink link) {
        assertNone(
                "What the encoding of a payload does not have",
                link.text().encodingFaults(),
                link.text().encodingFaults().toString().contains("'+'")
                        ? LinkCatalogue.adviceOn("other-alphabet")
                        : "");
    }

    @Expected("shlink-creator.link.qr-readable")
    @DisplayName("The QR code says the link")
    void drawsTheLink(GivenLink link) {
        QrImage qr = link.qr();

        assertThat(
                "What the QR code says",
                qr.text() == null ? "nothing that can be read" : saying(qr.text(), link.text()),
                is("the link"),
                "Put the link itself into the code, dark on light, with a margin of four modules; a logo stands beside it.");
    }

    @Should("shlink-creator.link.qr-level")
    @DisplayName("The QR code has error correction M")
    void drawsWithMediumCorrection(GivenLink link) {
        QrImage qr = link.qr();
        if (qr.level() == null) {
            throw inconclusive("No QR code can be read from the image; see shlink-creator.link.qr-readable.");
        }

        assertThat(
                "Error correction of the QR code",
                qr.level(),
                is("M"),
                "L is lost with a scratch, and Q and H make a code of many more modules, which cameras read less well.");
    }

    /** In words, as a link is a secret. */
    private static String saying(String text, LinkText link) {
        if (text.equals(link.given().strip())) {
            return "the link";
        }
        return text.contains("shlink:/") ? "another link" : "another text, of " + text.length() + " characters";
    }

    @Shall("shlink-creator.link.plain")
    @DisplayName("A request with nothing but what has to be in it opens the link")
    void opensForWhoSendsNothingMore(GivenLink link) {
        link.assumeManifest();
        Opening opening = link.opening();
        if (opening.direct().isPresent()) {
            throw inconclusive("The link gives its file to a GET (" + opening.last()
                    + ") and no manifest; see shlink-creator.payload.flag-honest.");
        }
        if (GivenLink.isGone(opening.first())) {
            throw link.notOpened(opening);
        }
        if (opening.first().status() == UNAUTHORIZED && link.payload().guarded()) {
            throw inconclusive("The passcode was not taken (" + opening.first() + "): was the right one given?");
        }

        assertThat(
                "Status of the answer to POST with the member 'recipient'"
                        + (link.payload().guarded() ? " and the passcode" : ""),
                opening.first().status(),
                is(200),
                "Whoever knows SMART Health Links and nothing else has to be able to open a link: no header, token, certificate or"
                        + " further member may be needed (" + opening.first() + ").");
    }
}
