package org.cgmkit.kit.container;

import java.util.Locale;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.reports.evidence.Redaction;

/** Tells the redaction what of an image's description must not be seen. */
final class ImageSecrets {
    /** Of a secret of several lines, such as a key, a log shows line by line; shorter ones are in every text. */
    private static final int SHORTEST_LINE = 12;

    private ImageSecrets() {}

    static void hide(ContainerImage image, Redaction redaction) {
        image.secrets().forEach((name, value) -> {
            String variable = "CGMKIT_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            redaction.hide(value, variable);
            value.lines()
                    .filter(line -> line.strip().length() >= SHORTEST_LINE)
                    .forEach(line -> redaction.hide(line, variable));
        });
    }
}
