package org.cgmkit.engine.platform;

import java.util.List;
import java.util.Optional;

/**
 * A sound way to post summaries with their lineage.
 *
 * @param id the name by which it is chosen
 * @param description what it does, in a sentence
 * @param way how a result is revised
 * @param separate whether Provenance is posted after the results rather than with them
 * @param set how a result leads to its readings
 * @param closes whether a window is closed a day after it ended
 * @param remembers whether it answers what its figures were at a moment of the past
 */
public record PlatformBehaviour(
        String id, String description, Way way, boolean separate, InputSet set, boolean closes, boolean remembers) {

    /** How a result is revised. */
    public enum Way {
        /** A new result, whose Provenance names the old one. */
        SUPERSEDE,
        /** A new version of the same result. */
        UPDATE,
        /** A new result, and the old one is said to be an error. */
        REPLACE
    }

    /** How a result leads to its readings. */
    public enum InputSet {
        /** Provenance names the identifier of the set of readings. */
        IDENTIFIER,
        /** Provenance refers to a document that stands for the set. */
        REFERENCE,
        /** The result itself refers to that document, too. */
        DERIVED_FROM
    }

    /** The usual one. */
    public static final PlatformBehaviour SUPERSEDING = new PlatformBehaviour(
            "supersede",
            "It posts a new result, whose Provenance in the same Bundle names the old one as revision.",
            Way.SUPERSEDE,
            false,
            InputSet.IDENTIFIER,
            true,
            true);

    /** All of them. */
    public static List<PlatformBehaviour> all() {
        return List.of(
                SUPERSEDING,
                new PlatformBehaviour(
                        "update",
                        "It puts a new version of the result with the status amended, and posts Provenance of that version.",
                        Way.UPDATE,
                        true,
                        InputSet.IDENTIFIER,
                        true,
                        true),
                new PlatformBehaviour(
                        "replace",
                        "It says that the old result was entered in error, and posts another.",
                        Way.REPLACE,
                        false,
                        InputSet.REFERENCE,
                        false,
                        false),
                new PlatformBehaviour(
                        "separate-provenance",
                        "It posts Provenance after the results, with their versions.",
                        Way.SUPERSEDE,
                        true,
                        InputSet.REFERENCE,
                        false,
                        true),
                new PlatformBehaviour(
                        "derived-from",
                        "Its results refer to what they were derived from.",
                        Way.SUPERSEDE,
                        false,
                        InputSet.DERIVED_FROM,
                        true,
                        false));
    }

    /** The one of that name, or empty. */
    public static Optional<PlatformBehaviour> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
