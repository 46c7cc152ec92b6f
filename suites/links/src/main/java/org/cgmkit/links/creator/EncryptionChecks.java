package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.observed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.file.CompactJwe;
import org.cgmkit.links.file.CompactJwe.Decryption;
import org.cgmkit.links.file.OpenedFile;
import org.cgmkit.links.link.StrictJson;
import org.cgmkit.links.visit.Opening;
import org.cgmkit.links.visit.Seen;
import org.cgmkit.reports.evidence.Header;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class EncryptionChecks {
    private static final Header FHIR = new Header("Accept", "application/fhir+json");

    @Shall("shlink-creator.encryption.jwe")
    @DisplayName("Each file is a JWE of five parts, with dir and A256GCM")
    void encryptsAsTheTextSays(GivenLink link) {
        List<String> faults = new ArrayList<>();
        for (OpenedFile file : link.files()) {
            file.jwe().faults().forEach(fault -> faults.add(file.where() + ": " + fault));
        }

        assertNone(
                "What a JWE of the text does not have",
                faults,
                faults.toString().contains("an IV of 16 bytes") ? LinkCatalogue.adviceOn("long-iv") : "");
    }

    @Shall("shlink-creator.encryption.key")
    @DisplayName("Each file opens with the key of the link")
    void encryptsWithTheKeyOfTheLink(GivenLink link) {
        List<OpenedFile> files = link.files();
        for (OpenedFile file : files) {
            if (file.decryption() instanceof Decryption.Impossible(String why)) {
                throw inconclusive(file.where() + " cannot be decrypted, as " + why
                        + "; see shlink-creator.payload.key and shlink-creator.encryption.jwe.");
            }
        }

        assertNone(
                "Files that the key does not open",
                files.stream()
                        .filter(file -> file.decryption() instanceof Decryption.WrongTag)
                        .map(file -> file.where() + ", whose authentication tag is another one")
                        .toList(),
                "Encrypt every file and every update with the 32 bytes of the link's 'key'.");
    }

    @Expected("shlink-creator.encryption.cty")
    @DisplayName("The header says in 'cty' what the file is")
    void saysInTheHeaderWhatTheFileIs(GivenLink link) {
        List<String> faults = new ArrayList<>();
        for (OpenedFile file : link.files()) {
            String cty = file.jwe().header().path("cty").asText();
            if (file.jwe().header().isObject()
                    && !cty.split(";", 2)[0].strip().equals(file.mediaType())
                    && !unjudged(file)) {
                faults.add(file.where() + (cty.isEmpty() ? " without 'cty'" : " with 'cty' " + cty) + " for "
                        + file.mediaType());
            }
        }

        assertNone("Files whose header does not say what they are", faults, LinkCatalogue.adviceOn("no-cty"));
    }

    /** What the manifest calls JSON is a matter of the manifest. */
    private static boolean unjudged(OpenedFile file) {
        return !file.entry().isMissingNode() && !file.mediaType().startsWith("application/fhir") && file.isFhir();
    }

    @Shall("shlink-creator.encryption.zip")
    @DisplayName("Files are compressed by raw DEFLATE or not at all, and the header says so")
    void compressesAsTheHeaderSays(GivenLink link) {
        List<OpenedFile> files = link.files();
        if (files.stream().anyMatch(file -> !(file.decryption() instanceof Decryption.Opened))) {
            throw inconclusive(
                    "A file cannot be decrypted, so this check cannot decide; see shlink-creator.encryption.key.");
        }
        List<String> faults = files.stream()
                .filter(file -> !file.zipFault().isEmpty())
                .map(file -> file.where() + ": " + file.zipFault())
                .toList();

        assertNone(
                "What compression should not be",
                faults,
                faults.toString().contains("ZLIB") ? LinkCatalogue.adviceOn("zlib") : "");
    }

    @Shall("shlink-creator.encryption.iv-unique")
    @DisplayName("No IV is used twice with the key")
    void usesNoIvTwice(GivenLink link) {
        List<CompactJwe> all =
                new ArrayList<>(link.files().stream().map(OpenedFile::jwe).toList());
        if (all.size() < 2 && !link.payload().longTerm()) {
            throw notApplicable("One JWE came, and the link is not served again.");
        }
        if (link.opening().manifest().isObject() && link.payload().longTerm()) {
            Opening.entries(link.anotherManifest())
                    .forEach(entry ->
                            all.add(CompactJwe.of(entry.path("embedded").asText())));
        }
        Map<String, String> ciphertexts = new HashMap<>();
        List<String> repeated = new ArrayList<>();
        for (CompactJwe jwe : all) {
            String before = jwe.iv().isEmpty()
                    ? null
                    : ciphertexts.putIfAbsent(jwe.iv(), jwe.parts().get(3));
            if (before != null && !before.equals(jwe.parts().get(3))) {
                repeated.add(jwe.iv());
            }
        }

        assertNone(
                "IVs of two different files",
                repeated.stream().distinct().toList(),
                "Draw 12 random bytes for each encryption: two files under one key and IV give away what they differ in, and let"
                        + " anybody forge others.");
    }

    @Shall("shlink-creator.encryption.always")
    @DisplayName("Nothing but ciphertext is served, whatever is asked for")
    void servesNothingInPlainText(GivenLink link) {
        Opening opening = link.opened();
        List<String> plain = new ArrayList<>();
        for (OpenedFile file : link.files()) {
            if (file.jwe().parts().size() == 1 && isResource(file.jwe().parts().getFirst())) {
                plain.add(file.where());
            }
        }
        if (link.payload().longTerm()) {
            String direct = opening.direct().isPresent() ? link.directAddress() : link.address();
            ask(link, direct, plain);
            if (opening.entries().stream()
                    .anyMatch(entry -> entry.path("location").isTextual())) {
                Opening.entries(link.anotherManifest()).stream()
                        .map(entry -> entry.path("location").asText())
                        .filter(location -> !location.isEmpty())
                        .findFirst()
                        .ifPresent(location -> ask(link, location, plain));
            }
        }

        assertNone("What gives FHIR in plain text", plain, "");
    }

    private static void ask(GivenLink link, String url, List<String> plain) {
        Seen seen = link.get(url, List.of(FHIR));
        if (isResource(seen.exchange().body())) {
            plain.add("GET with Accept: application/fhir+json (" + seen + ")");
        }
    }

    private static boolean isResource(String text) {
        return StrictJson.read(text).has("resourceType")
                && !StrictJson.read(text).path("resourceType").asText().equals("OperationOutcome");
    }

    @May("shlink-creator.encryption.size")
    @DisplayName("Files are of any size")
    void makesFilesOfSomeSize(GivenLink link) {
        throw observed(link.files().stream()
                .map(file -> file.where() + ": " + file.jwe().length() + " characters"
                        + file.text().map(t -> ", and " + t.length() + " in it").orElse(""))
                .collect(Collectors.joining("; ", "", ".")));
    }
}
