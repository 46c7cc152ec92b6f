package org.cgmkit.cgm.submitter;

import java.util.regex.Pattern;

/**
 * How hard the {@code state} of an authorization is to guess, at most: by its length and by the kinds of characters that it is made
 * of. Whether they are random nobody can tell from one.
 *
 * @param length the number of characters
 * @param bits the entropy that so many of such characters can have, in bits
 */
record StateEntropy(int length, int bits) {
    /** What SMART asks for (SMART App Launch 2.2, "Obtain authorization code"): that of a random UUID. */
    private static final int ENOUGH = 122;

    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static StateEntropy of(String state) {
        int bits = UUID.matcher(state).matches()
                ? ENOUGH
                : (int) Math.floor(state.length() * Math.log(alphabet(state)) / Math.log(2));
        return new StateEntropy(state.length(), bits);
    }

    /** The size of the usual set of characters that these are from; the larger one in doubt. */
    private static int alphabet(String state) {
        if (state.matches("[0-9]*")) {
            return 10;
        }
        if (state.matches("[0-9a-f]*|[0-9A-F]*")) {
            return 16;
        }
        return state.matches("[0-9a-z]*|[0-9A-Z]*") ? 36 : 64;
    }

    boolean isEnough() {
        return bits >= ENOUGH;
    }

    @Override
    public String toString() {
        return length + (length == 1 ? " character of its kind has" : " characters of their kind have") + " at most "
                + bits + " bits of entropy, and SMART asks for " + ENOUGH;
    }
}
