package org.cgmkit.kit.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.cgmkit.kit.config.ClientKey;
import org.cgmkit.kit.config.ConfigurationException;

/**
 * A file with the private key that the kit signs with, as a JSON Web Key (RFC 7517). Its {@code kid} is the key's thumbprint
 * (RFC 7638).
 *
 * @param path where it is
 */
public record KeyFile(Path path) {
    private static final int RSA_BITS = 3072;

    /** What the kit can sign with (SMART App Launch, "Asymmetric client authentication"). */
    public enum Algorithm {
        /** ECDSA on P-384. */
        ES384,
        /** RSA. */
        RS384
    }

    /**
     * Makes a key and writes it, so that only its owner may read it.
     *
     * @throws ConfigurationException where there is a file already, or it cannot be written
     */
    public static KeyFile make(Path path, Algorithm algorithm) {
        JWK key = fresh(algorithm);
        // Where a file system knows no such permissions, those of the folder hold.
        FileAttribute<?>[] own =
                path.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (SeekableByteChannel file =
                Files.newByteChannel(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), own)) {
            ByteBuffer text = ByteBuffer.wrap((key.toJSONString() + "\n").getBytes(StandardCharsets.UTF_8));
            while (text.hasRemaining()) {
                file.write(text);
            }
            return new KeyFile(path);
        } catch (FileAlreadyExistsException e) {
            throw new ConfigurationException("There is a file " + path + " already: keys are never written over.");
        } catch (IOException e) {
            throw new ConfigurationException("Expected to write a key to " + path + ", but it cannot be written (" + e
                    + "): name another file.");
        }
    }

    /**
     * The public half as a JWK Set, to be registered at an authorization server.
     *
     * @throws ConfigurationException where the file holds no key that the kit can sign with
     */
    public String publicKeys() {
        ClientKey.of(path, null);
        try {
            String text = Files.readString(path);
            List<JWK> keys = text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
            return new JWKSet(keys).toPublicJWKSet().toString(true);
        } catch (ParseException e) {
            throw new ConfigurationException("Expected the key file " + path
                    + " to hold a JSON Web Key, of which the public half can be shown, but it is PEM: register the public "
                    + "key that belongs to it.");
        } catch (IOException e) {
            throw new ConfigurationException("The key file " + path + " cannot be read (" + e + ").");
        }
    }

    /** The {@code kid} under which it is to be registered. */
    public String id() {
        return ClientKey.of(path, null).id();
    }

    private static JWK fresh(Algorithm algorithm) {
        try {
            return switch (algorithm) {
                case ES384 ->
                    new ECKeyGenerator(Curve.P_384)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES384)
                            .keyIDFromThumbprint(true)
                            .generate();
                case RS384 ->
                    new RSAKeyGenerator(RSA_BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS384)
                            .keyIDFromThumbprint(true)
                            .generate();
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java makes such keys.", e);
        }
    }
}
