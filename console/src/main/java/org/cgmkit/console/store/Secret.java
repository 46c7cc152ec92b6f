package org.cgmkit.console.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random names and keys, and what is kept of keys. */
public final class Secret {
    /** Letters and digits that cannot be taken for each other when they are read out. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int ID = 20;
    private static final int KEY = 32;
    private static final int CODE = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** An id that nobody guesses, of lower-case letters and digits (99 bits). */
    public static String id() {
        return text(ID);
    }

    /** A key (158 bits). */
    public static String key() {
        return text(KEY);
    }

    /** The code of an event, of two groups of four: short enough for a poster, and of use only with a limit on tries. */
    public static String code() {
        String code = text(CODE);
        return code.substring(0, CODE / 2) + "-" + code.substring(CODE / 2);
    }

    /** SHA-256 of a key, in hexadecimal digits: all that is kept of it. */
    public static String hash(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static String text(int length) {
        return RANDOM.ints(length, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
