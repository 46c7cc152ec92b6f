package org.cgmkit.shlink.creator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.shlink.content.DataKind;
import org.cgmkit.shlink.content.Packing;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.content.SharedData;
import org.cgmkit.shlink.content.SharedFile;
import org.cgmkit.shlink.viewer.ViewerPage;
import org.cgmkit.shlink.workings.LinkForm;
import org.cgmkit.shlink.workings.PlainFile;
import org.cgmkit.shlink.workings.Sealing;

/**
 * Links to files that any web server can serve (flags LU): nobody looks at the recipient, and nothing ends. Each file has a key of its
 * own.
 */
public final class StaticLinks {
    private static final int LONGEST = 128;

    private StaticLinks() {}

    /**
     * Writes encrypted files, the links to them into {@code links.txt}, and the page that opens them in the browser.
     *
     * @param address the address under which the folder will be served
     * @return the links, each after what it leads to
     * @throws IllegalArgumentException where links to that address would be too long
     */
    public static List<String> write(Path folder, String address, Clock clock) throws IOException {
        String base = address.replaceAll("/+$", "");
        String longest = base + "/" + RandomText.ofKeyLength();
        if (!base.matches("(?i)https?://.+") || longest.length() > LONGEST) {
            throw new IllegalArgumentException("Expected an address such as https://example.org/links of at most "
                    + (LONGEST - longest.length() + base.length())
                    + " characters, so that links stay within their limit, but got '"
                    + address + "'.");
        }
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>();
        Instant end = FileStore.step(clock.instant());
        lines.addAll(link(folder, base, "Two weeks of CGM data", Share.everything(), false, end));
        lines.addAll(link(folder, base, "The same, compressed", Share.everything(), true, end));
        lines.addAll(
                link(folder, base, "The summary alone", Share.everything().of(Set.of(DataKind.SUMMARY)), false, end));
        Files.write(folder.resolve("links.txt"), lines);
        Files.writeString(folder.resolve(ViewerPage.NAME), ViewerPage.html());
        return lines;
    }

    private static List<String> link(
            Path folder, String base, String what, Share share, boolean compressed, Instant end) throws IOException {
        SharedFile file = new SharedData(SamplePatients.all().getFirst(), GlucoseUnit.MASS)
                .files(share, end, Packing.TOGETHER)
                .getFirst();
        String name = RandomText.ofKeyLength();
        String key = RandomText.ofKeyLength();
        Files.writeString(
                folder.resolve(name),
                Sealing.sound()
                        .seal(
                                new PlainFile(FileStore.FHIR_JSON, Json.text(file.resource()), compressed),
                                Base64.getUrlDecoder().decode(key)));
        ObjectNode payload = Json.object()
                .put("url", base + "/" + name)
                .put("key", key)
                .put("flag", "LU")
                .put("label", "Synthetic: " + what)
                .put("v", 1);
        return List.of(what + ":", LinkForm.sound().text(payload, ""));
    }
}
