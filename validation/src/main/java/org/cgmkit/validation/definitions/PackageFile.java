package org.cgmkit.validation.definitions;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The JSON files in the folder {@code package} of a FHIR package (FHIR NPM package specification, "Format"). */
final class PackageFile {
    private static final String FOLDER = "package/";

    private PackageFile() {}

    /**
     * Reads them all, by name without the folder.
     *
     * @throws GuidePackageException where the file is none, or no gzip-compressed tar archive
     */
    static Map<String, String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new GuidePackageException("There is no file " + file + "; expected a FHIR package (.tgz).");
        }
        Map<String, String> files = new LinkedHashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                InputStream unzipped = new GZIPInputStream(in);
                TarArchiveInputStream tar = new TarArchiveInputStream(unzipped)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
                if (entry.isFile() && isOurs(name)) {
                    files.put(name.substring(FOLDER.length()), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (ZipException e) {
            throw new GuidePackageException(
                    file + " is not compressed with gzip; expected a FHIR package (.tgz) as it is published.", e);
        } catch (IOException e) {
            throw new GuidePackageException(
                    file + " cannot be read as a tar archive compressed with gzip (" + e.getMessage()
                            + "); it may be cut off. Download it again.",
                    e);
        }
        return files;
    }

    /** Examples and other things lie in folders of their own, and an index is no resource. */
    private static boolean isOurs(String name) {
        return name.startsWith(FOLDER)
                && name.endsWith(".json")
                && name.indexOf('/', FOLDER.length()) < 0
                && name.charAt(FOLDER.length()) != '.';
    }
}
