package org.cgmkit.links.link;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text in base64url (RFC 4648, section 5), read whatever alphabet and padding it has. */
public final class Base64Text {
    private static final Pattern URL_SAFE = Pattern.compile("[A-Za-z0-9_-]*");

    private Base64Text() {}

    /** Whether it has only characters of base64url, and no padding. */
    public static boolean isUrlSafe(String text) {
        return URL_SAFE.matcher(text).matches();
    }

    /** The bytes that the text stands for, or empty where it is in neither alphabet. */
    public static Optional<byte[]> decode(String text) {
        String plain = text.replace('+', '-').replace('/', '_').replaceAll("=+$", "");
        try {
            return Optional.of(Base64.getUrlDecoder().decode(plain));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
