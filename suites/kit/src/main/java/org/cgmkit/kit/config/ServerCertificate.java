package org.cgmkit.kit.config;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificate of what the kit serves over TLS, in PEM files, which may be one and the same.
 *
 * @param certificate the certificate, followed by those that lead to its authority
 * @param key its private key: PKCS#8, not encrypted
 */
public record ServerCertificate(Path certificate, Path key) {

    /**
     * What TLS makes of it.
     *
     * @throws ConfigurationException where a file is not what it should be
     */
    public SSLContext context() {
        X509Certificate[] chain = PemFile.of("the certificate of what the kit serves", certificate)
                .certificates()
                .toArray(X509Certificate[]::new);
        var privateKey = PemFile.of("the key of what the kit serves", key).privateKey();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", privateKey, new char[0], chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationException("The certificate " + certificate + " and the key " + key
                    + " cannot be used together: " + e.getMessage() + ".");
        }
    }
}
