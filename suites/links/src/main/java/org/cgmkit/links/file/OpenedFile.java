package org.cgmkit.links.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.cgmkit.kit.wire.LongestAnswer;
import org.cgmkit.links.link.StrictJson;

/**
 * A file as it came, and what is in it.
 *
 * @param where which file it is, for messages, such as {@code files[0].embedded}
 * @param entry what the manifest says of it; a missing node for the file of a direct link
 * @param jwe the file on the wire
 * @param decryption what decryption gave
 * @param text the text in it; null where it could not be opened
 * @param zipFault what is wrong with its compression; empty where nothing is
 */
public record OpenedFile(
        String where,
        JsonNode entry,
        CompactJwe jwe,
        CompactJwe.Decryption decryption,
        Optional<String> text,
        String zipFault) {

    /** Opens a file with the key of the link. */
    public static OpenedFile of(String where, JsonNode entry, String sealed, Optional<byte[]> key) {
        CompactJwe jwe = CompactJwe.of(sealed);
        CompactJwe.Decryption decryption = key.map(jwe::decrypt)
                .orElseGet(() -> new CompactJwe.Decryption.Impossible("the link has no key of 32 bytes"));
        if (!(decryption instanceof CompactJwe.Decryption.Opened opened)) {
            return new OpenedFile(where, entry, jwe, decryption, Optional.empty(), "");
        }
        return unpacked(where, entry, jwe, decryption, opened.bytes());
    }

    private static OpenedFile unpacked(
            String where, JsonNode entry, CompactJwe jwe, CompactJwe.Decryption decryption, byte[] bytes) {
        JsonNode zip = jwe.header().path("zip");
        boolean declared = !zip.isMissingNode();
        String fault =
                declared && !zip.asText().equals("DEF") ? "'zip' is " + zip + ", where only \"DEF\" is defined" : "";
        if (!declared && StrictJson.isObject(bytes)) {
            return new OpenedFile(where, entry, jwe, decryption, text(bytes), fault);
        }
        for (Inflation inflation : Inflation.values()) {
            Optional<byte[]> plain = inflation.inflate(bytes);
            if (plain.isPresent() && (declared || StrictJson.isObject(plain.get()))) {
                String how = inflation == Inflation.RAW
                        ? ""
                        : "the file is compressed as " + inflation + ", where DEF is raw DEFLATE";
                String unlabelled = declared ? how : "the file is compressed, and the header has no 'zip'";
                return new OpenedFile(
                        where, entry, jwe, decryption, text(plain.get()), fault.isEmpty() ? unlabelled : fault);
            }
        }
        String unreadable =
                declared ? "the file does not inflate, to no more than " + (LongestAnswer.bytes() >> 20) + " MB" : "";
        return new OpenedFile(
                where,
                entry,
                jwe,
                decryption,
                declared ? Optional.empty() : text(bytes),
                fault.isEmpty() ? unreadable : fault);
    }

    private static Optional<String> text(byte[] bytes) {
        return Optional.of(new String(bytes, UTF_8));
    }

    /** The media type that the manifest gives it, without parameters; FHIR for the file of a direct link. */
    public String mediaType() {
        return entry.isMissingNode()
                ? "application/fhir+json"
                : entry.path("contentType").asText().split(";", 2)[0].strip();
    }

    /** Whether FHIR resources are to be expected in it: a card or an access token is not judged. */
    public boolean isFhir() {
        return !mediaType().equals("application/smart-health-card")
                && !mediaType().equals("application/smart-api-access");
    }

    /** The resource in it; a missing node where there is none. */
    public JsonNode resource() {
        return text.map(StrictJson::read).orElseGet(() -> StrictJson.read(""));
    }
}
