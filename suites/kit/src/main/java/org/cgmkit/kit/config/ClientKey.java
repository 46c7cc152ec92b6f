package org.cgmkit.kit.config;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The private key by which the kit proves who it is (SMART App Launch, "Asymmetric client authentication").
 *
 * @param key the private key
 * @param id the {@code kid} under which its public half is registered
 * @param algorithm RS384 or ES384
 */
public record ClientKey(PrivateKey key, String id, JWSAlgorithm algorithm) {
    private static final int LEAST_BITS = 2048;

    /**
     * Reads a key file: a JSON Web Key, a set with one private key in it, or a private key in PEM (PKCS#8).
     *
     * @param id the {@code kid} under which it is registered, or null where the file names it
     * @throws ConfigurationException where there is no such key in the file
     */
    public static ClientKey of(Path file, @Nullable String id) {
        String text = text(file);
        return text.strip().startsWith("{") ? ofJson(file, text, id) : ofPem(file, id);
    }

    /**
     * The key that a JSON Web Key is.
     *
     * @throws ConfigurationException where it is no private key that SMART allows
     */
    public static ClientKey of(JWK key) {
        return of(key, "the key", null);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "key " + id + " (" + algorithm + ")";
    }

    private static ClientKey ofPem(Path file, @Nullable String id) {
        PrivateKey key = PemFile.of("the key file", file).privateKey();
        JWSAlgorithm algorithm = switch (key) {
            case RSAPrivateKey rsa when rsa.getModulus().bitLength() >= LEAST_BITS -> JWSAlgorithm.RS384;
            case ECPrivateKey ec
            when Curve.P_384.equals(Curve.forECParameterSpec(ec.getParams())) -> JWSAlgorithm.ES384;
            default -> throw unfit("the key file " + file);
        };
        if (id == null) {
            throw new ConfigurationException(
                    "Expected 'keyId' beside the key file " + file
                            + ", because a PEM file does not name it: give the 'kid' under which the public key is registered.");
        }
        return new ClientKey(key, id, algorithm);
    }

    private static ClientKey ofJson(Path file, String text, @Nullable String id) {
        try {
            if (!text.contains("\"keys\"")) {
                return of(JWK.parse(text), "the key file " + file, id);
            }
            List<JWK> own = JWKSet.parse(text).getKeys().stream()
                    .filter(JWK::isPrivate)
                    .filter(key -> id == null || id.equals(key.getKeyID()))
                    .toList();
            if (own.size() != 1) {
                throw new ConfigurationException("Expected the key file " + file + " to hold one private key"
                        + (id == null ? "" : " with the kid '" + id + "'") + ", but it holds " + own.size()
                        + (own.isEmpty() ? "." : ": say which by 'keyId'."));
            }
            return of(own.getFirst(), "the key file " + file, id);
        } catch (ParseException e) {
            // What the library says may show parts of the file.
            throw new ConfigurationException("Expected the key file " + file
                    + " to hold a JSON Web Key (RFC 7517) or a private key in PEM, but it is neither.");
        }
    }

    private static ClientKey of(JWK key, String what, @Nullable String id) {
        if (!key.isPrivate()) {
            throw new ConfigurationException("Expected " + what
                    + " to hold a private key, but it holds only a public one: give the other file.");
        }
        try {
            return switch (key) {
                case RSAKey rsa
                when rsa.size() >= LEAST_BITS && fits(rsa, JWSAlgorithm.RS384) ->
                    new ClientKey(rsa.toPrivateKey(), id(rsa, id), JWSAlgorithm.RS384);
                case ECKey ec
                when Curve.P_384.equals(ec.getCurve()) && fits(ec, JWSAlgorithm.ES384) ->
                    new ClientKey(ec.toPrivateKey(), id(ec, id), JWSAlgorithm.ES384);
                default -> throw unfit(what);
            };
        } catch (JOSEException e) {
            throw unfit(what);
        }
    }

    private static boolean fits(JWK key, JWSAlgorithm algorithm) {
        return key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
    }

    private static String id(JWK key, @Nullable String id) throws JOSEException {
        if (id != null) {
            return id;
        }
        return key.getKeyID() == null ? key.computeThumbprint().toString() : key.getKeyID();
    }

    private static ConfigurationException unfit(String what) {
        return new ConfigurationException("Expected " + what + " to hold an RSA key of " + LEAST_BITS
                + " bits or more for RS384, or an EC key on P-384 for ES384, as SMART asks for, but it holds another one: "
                + "`cgmkit keys` makes one.");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException("Expected a key file at " + file + ", but it cannot be read ("
                    + e.getClass().getSimpleName()
                    + "): paths are relative to the target file, and `cgmkit keys` makes one.");
        }
    }
}
