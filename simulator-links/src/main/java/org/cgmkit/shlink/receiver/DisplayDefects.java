package org.cgmkit.shlink.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.cgmkit.guide.cgm.Loinc;

/** What can be wrong with what a receiver opens, keeps and shows. */
final class DisplayDefects {
    private static final int SMALL_BUFFER = 250_000;
    private static final Pattern IMAGE = Pattern.compile("<img src=\"([^\"]+)\">");

    private DisplayDefects() {}

    static List<ReceiverDefect> all() {
        return List.of(
                defect(
                        "hides-label",
                        "payload.label-shown",
                        "Does not show labels.",
                        w -> w.showing(shown -> new Shown("", shown.notices(), shown.resources()))),
                defect(
                        "strict-manifest",
                        "manifest.unknown-members",
                        "Reads no manifest that has more than files.",
                        w -> w.readingManifests(manifest -> manifest.size() == 1)),
                choosing(
                        "exact-content-type",
                        "manifest.content-type-parameter",
                        "Compares content types as a whole.",
                        all -> all.stream()
                                .filter(e -> e.path("contentType").asText().equals("application/fhir+json"))
                                .toList()),
                choosing(
                        "all-or-nothing-types",
                        "manifest.other-content-type",
                        "Reads nothing beside a file of an unknown type.",
                        all -> Links.fhirEntries(all).size() == all.size() ? all : List.of()),
                choosing(
                        "refuses-both",
                        "manifest.both",
                        "Skips files that are embedded and at a location.",
                        all -> Links.fhirEntries(all).stream()
                                .filter(e -> !(e.has("embedded") && e.has("location")))
                                .toList()),
                choosing(
                        "first-file-only",
                        "manifest.several-files",
                        "Reads the first file only.",
                        all -> Links.fhirEntries(all).stream().limit(1).toList()),
                choosing(
                        "embedded-only",
                        "encryption.opens",
                        "Reads no file at a location.",
                        all -> Links.fhirEntries(all).stream()
                                .filter(e -> e.has("embedded"))
                                .toList()),
                opening(
                        "no-inflate",
                        "encryption.deflate",
                        "Does not inflate compressed files.",
                        jwe -> !header(jwe).contains("zip")),
                defect(
                        "small-buffer",
                        "encryption.large",
                        "Opens no file of more than 250 kB.",
                        w -> w.opening(
                                (jwe, key) -> w.opener().open(jwe, key).filter(text -> text.length() < SMALL_BUFFER))),
                defect(
                        "small-inflation",
                        "encryption.large",
                        "Opens no compressed file of which there are more than 250 kB afterwards.",
                        w -> w.opening((jwe, key) -> w.opener()
                                .open(jwe, key)
                                .filter(text -> text.length() < SMALL_BUFFER
                                        || !header(jwe).contains("zip")))),
                opening(
                        "demands-cty",
                        "encryption.without-cty",
                        "Opens no file whose header does not name its type.",
                        jwe -> header(jwe).contains("cty")),
                defect(
                        "skips-tag",
                        "encryption.tampered",
                        "Does not look at the tag of files.",
                        w -> w.opening((jwe, key) -> w.opener().open(jwe, key).or(() -> withoutTag(jwe, key)))),
                defect(
                        "demands-jose-type",
                        "direct.media-type",
                        "Reads direct files of type application/jose only.",
                        w -> w.takingTypes(type -> type.startsWith("application/jose"))),
                defect(
                        "silent-401",
                        "passcode.remaining-shown",
                        "Does not say how many attempts are left.",
                        w -> w.showing(shown -> without(shown, "Attempts left"))),
                writing(
                        "drops-readings",
                        "content.readings-shown",
                        "Does not show readings.",
                        resource -> resource.has("effectiveDateTime") ? Optional.empty() : Lines.of(resource)),
                writing(
                        "unit-blind",
                        "content.units",
                        "Shows every reading in mg/dL.",
                        resource -> Lines.of(resource).map(line -> line.replace("mmol/L", "mg/dL"))),
                writing(
                        "local-time",
                        "content.times",
                        "Takes local times for those of UTC.",
                        resource -> Lines.of(resource)
                                .map(line -> line.replaceFirst("(T[\\d:]+)[+-]\\d\\d:\\d\\d", "$1Z"))),
                writing(
                        "zero-for-absent",
                        "content.absent",
                        "Shows 0 for a reading without a value.",
                        resource -> Lines.of(resource).map(line -> line.replace("no value,", "0,mg/dL"))),
                writing(
                        "no-summary",
                        "content.summary-shown",
                        "Does not show summaries.",
                        resource -> resource.has("effectivePeriod") ? Optional.empty() : Lines.of(resource)),
                writing(
                        "no-devices",
                        "content.devices-shown",
                        "Does not show devices.",
                        resource -> resource.path("resourceType").asText().equals("Device")
                                ? Optional.empty()
                                : Lines.of(resource)),
                writing(
                        "no-gmi",
                        "content.summary-shown",
                        "Does not show the GMI.",
                        resource -> resource.at("/code/coding/0/code").asText().equals(Loinc.GMI.code())
                                ? Optional.empty()
                                : Lines.of(resource)),
                writing(
                        "no-ranges",
                        "content.summary-shown",
                        "Does not show times in ranges.",
                        resource -> resource.has("component") ? Optional.empty() : Lines.of(resource)),
                defect(
                        "chokes-on-serial-number",
                        "content.must-support",
                        "Cannot read files in which a device has a serial number.",
                        w -> w.opening((file, key) ->
                                w.opener().open(file, key).filter(text -> !text.contains("serialNumber")))),
                defect(
                        "one-bad-file-ends-it",
                        "content.flawed",
                        "Shows nothing where one file cannot be read.",
                        w -> w.hidingAll()),
                writing("renders-html", "security.inert", "Shows texts as HTML.", DisplayDefects::rendered),
                defect(
                        "shows-the-first",
                        "longterm.update-shown",
                        "Keeps what came first.",
                        w -> w.updating((old, found) -> old.isEmpty() ? found : old)),
                defect(
                        "appends-updates",
                        "longterm.replaced",
                        "Adds new data to the old ones.",
                        w -> w.updating((old, found) -> {
                            List<JsonNode> all = new ArrayList<>(old);
                            all.addAll(found);
                            return all;
                        })),
                defect(
                        "keeps-invalid",
                        "longterm.no-longer-valid",
                        "Does not say that data are no longer valid.",
                        w -> w.showing(shown -> without(shown, "no longer valid"))));
    }

    private static Shown without(Shown shown, String words) {
        return new Shown(
                shown.label(),
                shown.notices().stream()
                        .filter(notice -> !notice.contains(words))
                        .toList(),
                shown.resources());
    }

    private static String header(String jwe) {
        return new String(Base64.getUrlDecoder().decode(jwe.strip().split("\\.", 2)[0]), UTF_8);
    }

    /** AES-GCM is AES in counter mode, from the second block on, and a tag. */
    private static Optional<String> withoutTag(String jwe, byte[] key) {
        try {
            String[] parts = jwe.strip().split("\\.", -1);
            byte[] counter = Arrays.copyOf(Base64.getUrlDecoder().decode(parts[2]), 16);
            counter[15] = 2;
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
            return Optional.of(new String(cipher.doFinal(Base64.getUrlDecoder().decode(parts[3])), UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> rendered(JsonNode resource) {
        Optional<String> line = Lines.of(resource);
        Matcher image = IMAGE.matcher(line.orElse(""));
        if (image.find()) {
            try {
                URI.create(image.group(1)).toURL().openStream().close();
            } catch (IOException e) {
                return line;
            }
        }
        return line;
    }

    private static ReceiverDefect defect(
            String id, String requirement, String description, UnaryOperator<ReceiverWorkings> change) {
        return RequestDefects.defect(id, requirement, description, change);
    }

    private static ReceiverDefect choosing(
            String id, String requirement, String description, UnaryOperator<List<JsonNode>> choice) {
        return defect(id, requirement, description, w -> w.choosing(choice));
    }

    private static ReceiverDefect writing(
            String id, String requirement, String description, Function<JsonNode, Optional<String>> line) {
        return defect(id, requirement, description, w -> w.writing(line));
    }

    private static ReceiverDefect opening(String id, String requirement, String description, Predicate<String> opens) {
        return defect(
                id,
                requirement,
                description,
                w -> w.opening((jwe, key) -> opens.test(jwe) ? w.opener().open(jwe, key) : Optional.empty()));
    }
}
