package org.cgmkit.kit.proof.mutant;

import java.util.Locale;

/**
 * One departure from a sound peer, made by machine.
 *
 * @param peer the sound peer that it departs from; empty for the standard one
 * @param family what kind of departure it is
 * @param kind the kind of message, or of resource, that is changed
 * @param path the place in it
 * @param operator what becomes of the place
 */
public record Mutant(String peer, Family family, String kind, String path, String operator) {

    /** The kinds of departures. */
    public enum Family {
        /** Something else is answered. */
        ANSWER,
        /** The question is understood in another way. */
        UNDERSTANDING,
        /** Something else is kept. */
        KEEPING,
        /** What is to be refused is let in. */
        LETTING_IN,
        /** A client sends something else. */
        SENDING,
        /** A client asks for something else, or in another way. */
        ASKING,
        /** A client makes something else of an answer. */
        REACTING;

        /** As it stands in ids. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** By what it is known in tables and on pages. */
    public String id() {
        return (peer.isEmpty() ? "" : peer + ": ") + family.slug() + " / " + kind + " / " + path + " / " + operator;
    }

    /** The path without what tells items apart: as findings write it. */
    public String plainPath() {
        return path.replaceAll("\\[[^]]*]", "");
    }

    @Override
    public String toString() {
        return id();
    }
}
