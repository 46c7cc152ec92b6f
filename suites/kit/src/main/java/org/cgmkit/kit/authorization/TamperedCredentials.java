package org.cgmkit.kit.authorization;

/** Alters credentials so that they look like themselves and are none. */
final class TamperedCredentials {
    private TamperedCredentials() {}

    /**
     * The credential with another character in its middle; in the signature of a JSON Web Token, so that only who checks that
     * will see it. The last character would not do: in base64 it may stand for the same bytes as another. Nor would a letter in
     * its other case: some web servers (Jetty's header cache, as it comes) take a header for the one before it then, so that the
     * program behind them never sees the difference.
     */
    static String in(String credential) {
        int start = Math.max(credential.lastIndexOf(' '), credential.lastIndexOf('.')) + 1;
        int place = start + (credential.length() - start) / 2;
        char was = place < credential.length() ? credential.charAt(place) : 'A';
        char other = Character.toLowerCase(was) == 'x' ? 'y' : 'x';
        return credential.substring(0, place) + other + credential.substring(Math.min(place + 1, credential.length()));
    }
}
