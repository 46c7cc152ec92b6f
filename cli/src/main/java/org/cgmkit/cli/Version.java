package org.cgmkit.cli;

import java.util.stream.Stream;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.guide.Catalogue;

/** Which build of the kit this is, and which specifications it knows. */
final class Version {
    private Version() {}

    /** The lines that {@code --version} shows; picocli fills in what is of Java. */
    static String[] text(Installed installed) {
        Stream<String> specifications = installed.catalogues().all().stream()
                .map(Catalogue::specification)
                .map(each -> "specification: " + each.id() + " " + each.version() + " (" + each.title() + ", release "
                        + each.release() + ")");
        return Stream.of(
                        Stream.of("cgmkit " + KitVersion.number()),
                        specifications,
                        Stream.of("Java: ${java.version} (${java.vendor})"))
                .flatMap(lines -> lines)
                .toArray(String[]::new);
    }
}
