package org.cgmkit.reports.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.reports.Evidence;

/**
 * The text of one exchange as it is kept: a few lines about it, then the command, the request and the response, each
 * after a line of number signs with its name. Where one of them holds such a line itself, there are more signs.
 */
public final class EvidenceFile {
    private static final String FIRST_LINE = "cgmkit evidence 1";
    private static final Pattern PART = Pattern.compile("(?m)^(#{8,}) (curl|request|response)$");
    private static final Pattern ABOUT = Pattern.compile("(?m)^(when|took|summary): (.*)$");

    /** About three screens of text: enough to see what a resource is. */
    private static final int DISPLAYED = 8_000;

    private EvidenceFile() {}

    /** The file's text; the evidence holds whole texts. */
    static String format(String requirement, Evidence evidence) {
        String signs = "########";
        Matcher parts = PART.matcher(evidence.curl() + "\n" + evidence.request() + "\n" + evidence.response());
        while (parts.find()) {
            signs = parts.group(1).length() >= signs.length() ? parts.group(1) + "#" : signs;
        }
        return FIRST_LINE + "\nrequirement: " + requirement + "\nsummary: " + evidence.summary() + "\nwhen: "
                + evidence.when() + "\ntook: " + evidence.took().toMillis() + " ms\n\n" + signs + " curl\n"
                + evidence.curl() + "\n\n" + signs + " request\n" + evidence.request() + "\n\n" + signs + " response\n"
                + evidence.response() + "\n";
    }

    /**
     * Reads evidence back, shortened for display. Where the file is gone or is not one of these, the evidence says so
     * in place of the exchange: results stay readable without it.
     *
     * @param folder the folder of the results
     * @param name the file's name relative to it; a name that leads out of the folder is not followed
     */
    public static Evidence read(Path folder, String name) {
        try {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder.normalize())) {
                return missing(name, "The name leads out of the folder of the results.");
            }
            return parse(name, Files.readString(file), DISPLAYED);
        } catch (IOException | InvalidPathException e) {
            return missing(name, "The file cannot be read (" + e + ").");
        } catch (IllegalArgumentException | DateTimeException e) {
            return missing(name, "The file is not evidence that this kit can read (" + e.getMessage() + ").");
        }
    }

    /**
     * The same exchange with its texts whole, from its file; as it is where the file is gone or cannot be read.
     *
     * @param folder the folder of the results
     */
    public static Evidence whole(Path folder, Evidence evidence) {
        Path file = folder.resolve(evidence.file()).normalize();
        try {
            return file.startsWith(folder.normalize()) && Files.isRegularFile(file)
                    ? parse(evidence.file(), Files.readString(file), Integer.MAX_VALUE)
                    : evidence;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return evidence;
        }
    }

    private static Evidence parse(String name, String text, int room) {
        Matcher first = PART.matcher(text);
        if (!text.startsWith(FIRST_LINE + "\n") || !first.find()) {
            throw new IllegalArgumentException("it does not begin with \"" + FIRST_LINE + "\"");
        }
        Map<String, String> about = new TreeMap<>();
        ABOUT.matcher(text.substring(0, first.start())).results().forEach(m -> about.put(m.group(1), m.group(2)));
        String[] parts = text.split("(?m)^" + first.group(1) + " (?:curl|request|response)\n", -1);
        if (parts.length != 4 || !about.keySet().containsAll(Set.of("when", "took", "summary"))) {
            throw new IllegalArgumentException("parts of it are missing");
        }
        return new Evidence(
                name,
                about.getOrDefault("summary", ""),
                cut(parts[1], 2),
                shortened(cut(parts[2], 2), name, room),
                shortened(cut(parts[3], 1), name, room),
                Instant.parse(about.getOrDefault("when", "")),
                Duration.ofMillis(Long.parseLong(about.getOrDefault("took", "").replace(" ms", ""))));
    }

    private static String cut(String part, int lineEnds) {
        return part.substring(0, Math.max(0, part.length() - lineEnds));
    }

    private static Evidence missing(String name, String why) {
        return new Evidence(name, "(not available)", "", why, why, Instant.EPOCH, Duration.ZERO);
    }

    /** The text, or its beginning with a note where the rest is. */
    static String shortened(String text, String file) {
        return shortened(text, file, DISPLAYED);
    }

    private static String shortened(String text, String file, int room) {
        if (text.length() <= room) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
        return text.substring(0, end) + "\n[… " + String.format(Locale.ROOT, "%,d", text.length() - end)
                + " more characters in " + file + "]";
    }
}
