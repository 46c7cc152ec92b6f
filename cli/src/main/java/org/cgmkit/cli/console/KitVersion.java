package org.cgmkit.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.cgmkit.guide.cgm.GuideVersion;
import picocli.CommandLine.IVersionProvider;

/** Which build of the kit this is. */
public final class KitVersion implements IVersionProvider {

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

    @Override
    public String[] getVersion() {
        return new String[] {
            "cgmkit " + number(),
            "guide: " + GuideVersion.STU1.id() + " (hl7.fhir.uv.cgm " + GuideVersion.STU1.packageVersion() + ")",
            "Java: ${java.version} (${java.vendor})"
        };
    }
}
