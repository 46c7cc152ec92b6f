package org.cgmkit.cli.report;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.reports.statement.Sha256Digest;
import org.cgmkit.reports.statement.Statement;
import org.jspecify.annotations.Nullable;

/** Which kit this is, to the byte. */
final class KitJar {
    private KitJar() {}

    /** Its version, and the digest of its jar where it runs from one. */
    static Statement.Kit identity() {
        return new Statement.Kit("cgmkit", KitVersion.number(), digest());
    }

    private static @Nullable String digest() {
        CodeSource source = KitJar.class.getProtectionDomain().getCodeSource();
        try {
            URI place = source == null ? null : source.getLocation().toURI();
            Path jar = place == null ? null : Path.of(place);
            return jar != null && Files.isRegularFile(jar) ? Sha256Digest.of(jar) : null;
        } catch (URISyntaxException | IOException | IllegalArgumentException e) {
            // Then it is not known, which the statement says.
            return null;
        }
    }
}
