package org.cgmkit.shlink.defect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A JWE (RFC 7516) put together by hand, in ways that a library does not lend itself to. */
final class HandMadeJwe {
    private static final int TAG_BITS = 128;

    private HandMadeJwe() {}

    /** The compact form of those bytes, encrypted by AES-GCM with that IV. */
    static String of(String header, byte[] iv, byte[] plaintext, byte[] key) {
        String protectedHeader = encoded(header.getBytes(UTF_8));
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(protectedHeader.getBytes(US_ASCII));
            byte[] sealed = cipher.doFinal(plaintext);
            int end = sealed.length - TAG_BITS / Byte.SIZE;
            return protectedHeader + ".." + encoded(iv) + "." + encoded(Arrays.copyOf(sealed, end)) + "."
                    + encoded(Arrays.copyOfRange(sealed, end, sealed.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
