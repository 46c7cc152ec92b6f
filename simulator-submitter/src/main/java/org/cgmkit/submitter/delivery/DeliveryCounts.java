package org.cgmkit.submitter.delivery;

import java.util.ArrayList;
import java.util.List;

/** Counts what became of what was submitted. */
public final class DeliveryCounts {
    private int accepted;
    private final List<String> refused = new ArrayList<>();

    void accept(int entries) {
        accepted += entries;
    }

    void refuse(String sentence) {
        refused.add(sentence);
    }

    /** How many entries the receiver has taken. */
    public int accepted() {
        return accepted;
    }

    /** What it does not want, in sentences. */
    public List<String> refused() {
        return List.copyOf(refused);
    }
}
