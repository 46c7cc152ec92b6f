package org.cgmkit.kit.container.docker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an engine said when something failed, as a sentence. */
final class EngineErrorText {
    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private EngineErrorText() {}

    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        Matcher matcher = MESSAGE.matcher(said);
        String text = matcher.find() ? matcher.group(1).replace("\\\"", "\"").replace("\\n", " ") : said;
        return text.strip().replaceFirst("\\.?$", ".");
    }
}
