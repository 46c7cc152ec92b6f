package org.cgmkit.kit.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.cgmkit.kit.config.ClientKey;
import org.cgmkit.kit.config.ConfigurationException;

/** Reads the private key of a simulated backend service. */
public final class SigningKeyFile {
    private SigningKeyFile() {}

    /**
     * The key of a file with a JSON Web Key, or a set with one private key in it.
     *
     * @throws ConfigurationException where there is no key that SMART allows
     */
    public static JWK of(Path file) {
        ClientKey checked = ClientKey.of(file, null);
        try {
            String text = Files.readString(file);
            JWK key = text.contains("\"keys\"")
                    ? JWKSet.parse(text).getKeys().stream()
                            .filter(JWK::isPrivate)
                            .findFirst()
                            .orElseThrow()
                    : JWK.parse(text);
            return switch (key) {
                case ECKey ec -> new ECKey.Builder(ec).keyID(checked.id()).build();
                case RSAKey rsa -> new RSAKey.Builder(rsa).keyID(checked.id()).build();
                default -> throw new JOSEException(key.getKeyType().getValue());
            };
        } catch (IOException | ParseException | JOSEException e) {
            // What the library says may show parts of the file.
            throw new ConfigurationException("Expected the key file " + file
                    + " to hold a JSON Web Key with both halves, as 'cgmkit keys' makes it, but it does not.");
        }
    }
}
