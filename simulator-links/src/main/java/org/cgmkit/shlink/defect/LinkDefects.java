package org.cgmkit.shlink.defect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.cgmkit.fixtures.Json;
import org.cgmkit.shlink.wire.Reply;
import org.cgmkit.shlink.workings.LinkForm;
import org.cgmkit.shlink.workings.QrForm;
import org.cgmkit.shlink.workings.ReplyKind;

/** What can be wrong with the text of a link, and with what is needed to open it. */
final class LinkDefects {
    private static final String FORM = "shlink-creator.link.form";
    private static final String QR_READABLE = "shlink-creator.link.qr-readable";
    private static final String ENCODING = "shlink-creator.link.encoding";

    private LinkDefects() {}

    static List<Defect> all() {
        return List.of(
                writing(
                        "two-slashes",
                        FORM,
                        "Begins its links with shlink://.",
                        (p, v) -> v + "shlink://" + encoded(p)),
                writing(
                        "query-string-link",
                        FORM,
                        "Hands the payload to a viewer as a query parameter, where servers see it.",
                        (p, v) -> "https://viewer.example.org/open?shlink=" + encoded(p)),
                writing(
                        "standard-base64",
                        ENCODING,
                        "Encodes the payload with the alphabet that has + and /.",
                        (p, v) -> v
                                + "shlink:/"
                                + Base64.getEncoder()
                                        .encodeToString(Json.text(p.put("label", "Glucose???"))
                                                .getBytes(UTF_8))),
                writing(
                        "pretty-printed",
                        ENCODING,
                        "Leaves blanks and line breaks in the payload.",
                        (p, v) -> v + "shlink:/" + LinkForm.base64url(p.toPrettyString())),
                new Defect(
                        "shortened-qr",
                        QR_READABLE,
                        "Puts the address of a page that leads to the link into the QR code.",
                        w -> w.qr(link -> QrForm.png("https://example.org/s/7f3a", ErrorCorrectionLevel.M))),
                new Defect(
                        "logo-in-qr",
                        QR_READABLE,
                        "Puts a logo over the middle of the QR code.",
                        w -> w.qr(QrLogo::over)),
                new Defect(
                        "low-correction",
                        "shlink-creator.link.qr-level",
                        "Draws QR codes with the lowest error correction.",
                        w -> w.qr(link -> QrForm.png(link, ErrorCorrectionLevel.L))),
                new Defect(
                        "wants-a-header",
                        "shlink-creator.link.plain",
                        "Gives the manifest to those only who send a header of its own.",
                        w -> w.refusing((asked, request) -> asked == ReplyKind.MANIFEST
                                        && request.header("x-app").isEmpty()
                                ? Optional.of(Reply.refusing(400, "Expected the header X-App."))
                                : Optional.empty())));
    }

    private static Defect writing(String id, String requirement, String description, LinkForm form) {
        return new Defect(id, requirement, description, w -> w.form(form));
    }

    private static String encoded(ObjectNode payload) {
        return LinkForm.base64url(Json.text(payload));
    }
}
