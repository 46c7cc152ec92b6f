package org.cgmkit.links.receiver;

/**
 * A text by which one tells what is shown.
 *
 * @param text the text
 * @param wanted what is to be seen of it
 */
record Sign(String text, Wanted wanted) {

    /** What is to be seen of a text. */
    enum Wanted {
        SHOWN,
        GONE,
        /** Not shown, or shown with the word that it is no longer valid. */
        GONE_OR_MARKED
    }

    /** A text that is to be shown. */
    static Sign of(String text) {
        return new Sign(text, Wanted.SHOWN);
    }

    /** A text that is to be gone. */
    static Sign gone(String text) {
        return new Sign(text, Wanted.GONE);
    }

    /** Whether what is shown is so. */
    boolean isIn(String shown) {
        boolean there = Character.isDigit(text.charAt(0)) ? Answer.shows(shown, text) : shown.contains(text);
        return switch (wanted) {
            case SHOWN -> there;
            case GONE -> !there;
            case GONE_OR_MARKED -> !there || Answer.marks(shown);
        };
    }
}
