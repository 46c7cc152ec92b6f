package org.cgmkit.cli.report;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import org.cgmkit.kit.authorization.SigningKeyFile;
import org.cgmkit.kit.config.ConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * Signs statements and checks their signatures, as JSON Web Signature in its compact form (RFC 7515). The public half of
 * the key goes with it, so that anybody sees that nothing was changed; whose key it is, its thumbprint tells (RFC 7638).
 *
 * @param statement the signed text
 * @param thumbprint the thumbprint of the key that it was checked with
 * @param given whether that key was given, and did not come with the signature
 */
record StatementSignature(String statement, String thumbprint, boolean given) {
    private static final JOSEObjectType TYPE = new JOSEObjectType("cgmkit-statement+jws");

    /** A signature does not fit what it signs, or the key. The message is a sentence. */
    static final class DoesNotFit extends Exception {
        private static final long serialVersionUID = 1;

        DoesNotFit(String message) {
            super(message);
        }
    }

    /**
     * Signs a statement.
     *
     * @throws ConfigurationException where the file holds no key to sign with
     */
    static String sign(String statement, Path keyFile) {
        JWK key = SigningKeyFile.of(keyFile);
        try {
            boolean elliptic = key instanceof ECKey;
            JWSHeader header = new JWSHeader.Builder(elliptic ? JWSAlgorithm.ES384 : JWSAlgorithm.RS384)
                    .type(TYPE)
                    .keyID(key.getKeyID())
                    .jwk(key.toPublicJWK())
                    .build();
            JWSObject signed = new JWSObject(header, new Payload(statement));
            signed.sign(elliptic ? new ECDSASigner(key.toECKey()) : new RSASSASigner(key.toRSAKey()));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new ConfigurationException("The statement cannot be signed with the key in " + keyFile
                    + ": give one as 'cgmkit keys' makes it.");
        }
    }

    /** Whether a text is a signed statement and not a bare one. */
    static boolean isSigned(String text) {
        return text.strip().matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    }

    /**
     * Checks a signature.
     *
     * @param keys a file with the public key, or a set of such; null where the one that came with it is to do
     * @throws DoesNotFit where the signature is not one of this text by such a key
     */
    static StatementSignature check(String text, @Nullable Path keys) throws DoesNotFit {
        try {
            JWSObject signed = JWSObject.parse(text.strip());
            List<JWK> candidates = keys == null ? List.of(own(signed)) : given(keys);
            for (JWK key : candidates) {
                if (signed.verify(verifier(key))) {
                    return new StatementSignature(
                            signed.getPayload().toString(),
                            key.computeThumbprint().toString(),
                            keys != null);
                }
            }
        } catch (ParseException | JOSEException e) {
            throw new DoesNotFit("The signature is not one that can be checked (" + e.getMessage() + ").");
        }
        throw new DoesNotFit(
                keys == null
                        ? "The signature does not fit the statement: one of them has been changed."
                        : "The signature is by none of the keys in " + keys + ", or the statement has been changed.");
    }

    private static JWK own(JWSObject signed) throws DoesNotFit {
        JWK key = signed.getHeader().getJWK();
        if (key == null) {
            throw new DoesNotFit("The signature comes without its key: give the signer's public key with --key.");
        }
        return key;
    }

    private static List<JWK> given(Path keys) {
        try {
            String text = Files.readString(keys);
            return text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
        } catch (IOException | ParseException e) {
            // What the library says may show parts of the file.
            throw new ConfigurationException("Expected " + keys
                    + " to hold a JSON Web Key or a set of such, as 'cgmkit keys --jwks' writes it, but it does not.");
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException, DoesNotFit {
        return switch (key) {
            case ECKey ec -> new ECDSAVerifier(ec.toPublicJWK());
            case RSAKey rsa -> new RSASSAVerifier(rsa.toPublicJWK());
            default -> throw new DoesNotFit("The key is of a kind (" + key.getKeyType() + ") that is not for signing.");
        };
    }
}
