package org.cgmkit.kit.config.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.cgmkit.kit.config.ConfigurationException;
import org.yaml.snakeyaml.error.Mark;

/** What is wrong with a target file or another one of its kind, collected so that all of it is told at once. */
public final class FileErrors {
    private record Mistake(int line, int column, String sentence, boolean missing) {}

    private final Path file;
    private final String kind;
    private final List<Mistake> found = new ArrayList<>();

    public FileErrors(Path file) {
        this(file, "target file");
    }

    /** The same of a file that is called otherwise, such as {@code mapping file}. */
    public FileErrors(Path file, String kind) {
        this.file = file;
        this.kind = kind;
    }

    /** Keeps a mistake at that place; the same one is kept once. */
    void add(Mark place, String sentence) {
        add(new Mistake(place.getLine() + 1, place.getColumn() + 1, sentence, false));
    }

    /** Keeps that something is missing there, which says nothing against what is there. */
    void addMissing(Mark place, String sentence) {
        add(new Mistake(place.getLine() + 1, place.getColumn() + 1, sentence, true));
    }

    private void add(Mistake mistake) {
        if (!found.contains(mistake)) {
            found.add(mistake);
        }
    }

    /** Whether something is wrong on that line already; what follows from it need not be told too. */
    boolean has(Mark place) {
        return found.stream().anyMatch(m -> !m.missing() && m.line() == place.getLine() + 1);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them in a message, a line for each, in the order of the file. */
    public ConfigurationException told() {
        String each = found.stream()
                .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                .map(m -> file + ":" + m.line() + ": " + m.sentence())
                .collect(Collectors.joining("\n"));
        String head = found.size() == 1
                ? "There is a mistake in the " + kind + ".\n"
                : "There are " + found.size() + " mistakes in the " + kind + ".\n";
        return new ConfigurationException(head + each);
    }
}
