package org.cgmkit.shlink.creator;

import java.security.SecureRandom;
import java.util.Base64;

/** Random texts that nobody guesses. */
final class RandomText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int DIGITS = 1_000_000;

    private RandomText() {}

    /** 32 random bytes in base64url: 43 characters. */
    static String ofKeyLength() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A passcode of two letters, a dash and six digits. */
    static String passcode() {
        return "%c%c-%06d".formatted('K' + RANDOM.nextInt(8), 'a' + RANDOM.nextInt(8), RANDOM.nextInt(DIGITS));
    }
}
