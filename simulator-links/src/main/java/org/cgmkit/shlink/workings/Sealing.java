package org.cgmkit.shlink.workings;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;

/** Encrypts files (SMART Health Links, Encrypting and Decrypting Files). */
@FunctionalInterface
public interface Sealing {
    /**
     * The compact JWE of a file.
     *
     * @param key 32 bytes
     */
    String seal(PlainFile file, byte[] key);

    /** {@code dir} with {@code A256GCM}, a random IV each time, and {@code cty}. */
    static Sealing sound() {
        return (file, key) -> {
            JWEHeader.Builder header = header(file).contentType(file.contentType());
            return sealed(header, new Payload(file.text()), key);
        };
    }

    /** The header of that file's JWE without {@code cty}. */
    static JWEHeader.Builder header(PlainFile file) {
        JWEHeader.Builder header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
        return file.compressed() ? header.compressionAlgorithm(CompressionAlgorithm.DEF) : header;
    }

    /** The payload, encrypted with a fresh IV. */
    static String sealed(JWEHeader.Builder header, Payload payload, byte[] key) {
        try {
            JWEObject jwe = new JWEObject(header.build(), payload);
            jwe.encrypt(new DirectEncrypter(key));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A file cannot be encrypted: " + e.getMessage(), e);
        }
    }
}
