package org.cgmkit.kit.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** The certificate that the kit shows to a target that asks for one (mutual TLS). */
public sealed interface ClientCertificate {

    /** What TLS makes of it. @throws ConfigurationException where a file is not what it should be */
    KeyManager[] keyManagers();

    /**
     * In a PKCS#12 file ({@code .p12}, {@code .pfx}).
     *
     * @param file the file
     * @param password the file's password
     */
    record Pkcs12(Path file, String password) implements ClientCertificate {
        @Override
        public KeyManager[] keyManagers() {
            try (InputStream bytes = Files.newInputStream(file)) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(bytes, password.toCharArray());
                return managers(store, password);
            } catch (IOException e) {
                throw new ConfigurationException(
                        e.getCause() instanceof UnrecoverableKeyException
                                ? "The password does not open the client certificate " + file + "."
                                : "Expected a client certificate in PKCS#12 at " + file
                                        + ", but it cannot be read as one ("
                                        + e.getClass().getSimpleName() + "): paths are relative to the target file.");
            } catch (GeneralSecurityException e) {
                throw new ConfigurationException(
                        "The client certificate " + file + " cannot be used: " + e.getMessage() + ".");
            }
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "PKCS#12 file " + file;
        }
    }

    /**
     * In PEM files, which may be one and the same.
     *
     * @param certificate the certificate, followed by those that lead to its authority
     * @param key its private key: PKCS#8, not encrypted
     */
    record PemFiles(Path certificate, Path key) implements ClientCertificate {
        @Override
        public KeyManager[] keyManagers() {
            X509Certificate[] chain = PemFile.of("the client certificate", certificate)
                    .certificates()
                    .toArray(X509Certificate[]::new);
            var privateKey = PemFile.of("the client certificate's key", key).privateKey();
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("client", privateKey, new char[0], chain);
                return managers(store, "");
            } catch (GeneralSecurityException | IOException e) {
                throw new ConfigurationException("The client certificate " + certificate + " and the key " + key
                        + " cannot be used together: " + e.getMessage() + ".");
            }
        }
    }

    private static KeyManager[] managers(KeyStore store, String password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password.toCharArray());
        return factory.getKeyManagers();
    }
}
