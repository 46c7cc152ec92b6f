package org.cgmkit.validation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.cgmkit.guide.GuideResource;
import org.cgmkit.guide.cgm.GuideResources;
import org.cgmkit.guide.cgm.GuideVersion;

/** Writes FHIR packages, right and wrong ones. */
final class TestPackage {
    private final Map<String, String> files = new LinkedHashMap<>();

    private TestPackage() {}

    /** A package of nothing but a manifest. */
    static TestPackage of(String version) {
        return empty().withFile(
                        "package/package.json",
                        "{\"name\": \"hl7.fhir.uv.cgm\", \"version\": \"" + version
                                + "\", \"fhirVersions\": [\"4.0.1\"]}");
    }

    /** An archive of nothing. */
    static TestPackage empty() {
        return new TestPackage();
    }

    /** A package of the kit's own artifacts, without snapshots. */
    static TestPackage complete() {
        TestPackage made = of(GuideVersion.STU1.packageVersion());
        for (GuideResource resource : GuideResources.of(GuideVersion.STU1).all()) {
            made.with(resource.name().replace('/', '-'), resource.json());
        }
        return made;
    }

    TestPackage with(String resource, String json) {
        return withFile("package/" + resource + ".json", json);
    }

    TestPackage withFile(String name, String content) {
        files.put(name, content);
        return this;
    }

    TestPackage without(String resource) {
        files.remove("package/" + resource + ".json");
        return this;
    }

    Path write(Path to) {
        try (OutputStream file = Files.newOutputStream(to);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                byte[] content = entry.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry header = new TarArchiveEntry(entry.getKey());
                header.setSize(content.length);
                tar.putArchiveEntry(header);
                tar.write(content);
                tar.closeArchiveEntry();
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
