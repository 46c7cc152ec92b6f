package org.cgmkit.links.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How a hosted file is encrypted (SMART Health Links, Encrypting and Decrypting Files). */
public enum Sealing {
    /** As the text asks, not compressed. */
    PLAIN(",\"cty\":\"application/fhir+json\""),
    /** Compressed by raw DEFLATE. */
    DEFLATED(",\"cty\":\"application/fhir+json\",\"zip\":\"DEF\""),
    /** Without the content type in the header, as published examples have it. */
    WITHOUT_CTY(""),
    /** With a tag that somebody has changed. */
    TAMPERED(",\"cty\":\"application/fhir+json\"");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String members;

    Sealing(String members) {
        this.members = members;
    }

    /** The compact JWE of a text, under a key of 32 bytes. */
    String seal(String text, byte[] key) {
        String header = encoded(("{\"alg\":\"dir\",\"enc\":\"A256GCM\"" + members + "}").getBytes(UTF_8));
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] plain = text.getBytes(UTF_8);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(header.getBytes(US_ASCII));
            byte[] sealed = cipher.doFinal(this == DEFLATED ? deflated(plain) : plain);
            int end = sealed.length - TAG_BITS / Byte.SIZE;
            if (this == TAMPERED) {
                sealed[end] ^= 1;
            }
            return header + ".." + encoded(iv) + "." + encoded(Arrays.copyOf(sealed, end)) + "."
                    + encoded(Arrays.copyOfRange(sealed, end, sealed.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    private static byte[] deflated(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
