package org.cgmkit.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build of the kit this is. */
public final class KitVersion {
    private KitVersion() {}

    /** The version that the build wrote down. */
    public static String number() {
        Properties build = new Properties();
        try (InputStream in = KitVersion.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing from the jar");
            }
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version", "unknown");
    }
}
