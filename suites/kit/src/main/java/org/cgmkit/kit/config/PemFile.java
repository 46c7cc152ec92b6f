package org.cgmkit.kit.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PEM file (RFC 7468).
 *
 * @param what what the file is for, such as {@code the client certificate}
 * @param file where it is
 * @param text what is in it
 */
record PemFile(String what, Path file, String text) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    /**
     * Reads the file.
     *
     * @throws ConfigurationException where it cannot be read
     */
    static PemFile of(String what, Path file) {
        try {
            return new PemFile(what, file, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new ConfigurationException("Expected " + what + " at " + file + ", but it cannot be read ("
                    + e.getClass().getSimpleName() + "): paths in a target file are relative to it.");
        }
    }

    /** The certificates, at least one. */
    List<X509Certificate> certificates() {
        List<X509Certificate> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals("CERTIFICATE")) {
                found.add(certificate(block.group(2)));
            }
        }
        if (found.isEmpty()) {
            throw unexpected("at least one certificate in PEM ('-----BEGIN CERTIFICATE-----')", "there is none");
        }
        return found;
    }

    private X509Certificate certificate(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unexpected("certificates in PEM", "one of them is broken");
        }
    }

    /** The private key, of which there has to be one, in the form PKCS#8 and not encrypted. */
    PrivateKey privateKey() {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            switch (block.group(1)) {
                case "PRIVATE KEY" -> {
                    return privateKey(block.group(2));
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY" ->
                    throw unexpected(
                            "a private key in PKCS#8 that is not encrypted ('-----BEGIN PRIVATE KEY-----')",
                            "it is '" + block.group(1) + "': `openssl pkcs8 -topk8 -nocrypt -in KEY` makes one");
                default -> {}
            }
        }
        throw unexpected("a private key in PEM ('-----BEGIN PRIVATE KEY-----')", "there is none");
    }

    private PrivateKey privateKey(String base64) {
        PKCS8EncodedKeySpec encoded;
        try {
            encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw unexpected("a private key in PEM", "it is broken");
        }
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (GeneralSecurityException e) {
                // Another kind of key: the form does not tell which, so each is tried.
            }
        }
        throw unexpected("a private key of the kind RSA, EC or Ed25519", "it is of another kind, or broken");
    }

    private ConfigurationException unexpected(String expected, String actual) {
        return new ConfigurationException(
                "Expected " + what + ", " + file + ", to hold " + expected + ", but " + actual + ".");
    }
}
