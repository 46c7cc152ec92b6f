package org.cgmkit.kit.config;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom the kit trusts over TLS, and who it says it is.
 *
 * @param context makes the connections, or null where Java's own does
 * @param insecure whether any certificate is taken, for any name
 * @param certificate the client certificate, or null
 */
public record TlsSettings(
        @Nullable SSLContext context,
        boolean insecure,
        @Nullable ClientCertificate certificate) {

    /** What the machine trusts, and no client certificate. */
    public static TlsSettings standard() {
        return new TlsSettings(null, false, null);
    }

    /**
     * The same client certificate, and another idea of whom to trust.
     *
     * @param authorities a PEM file with certificates that are trusted beside those of the machine, or null
     * @param insecure whether the target's certificate is not checked
     * @throws ConfigurationException where a file is not what it should be
     */
    public TlsSettings trusting(@Nullable Path authorities, boolean insecure) {
        return of(authorities, certificate, insecure);
    }

    /**
     * Settings of a target's own.
     *
     * @param authorities a PEM file with certificates that are trusted beside those of the machine, or null
     * @param certificate the client certificate, or null
     * @param insecure whether the target's certificate is not checked
     * @throws ConfigurationException where a file is not what it should be
     */
    public static TlsSettings of(
            @Nullable Path authorities, @Nullable ClientCertificate certificate, boolean insecure) {
        if (authorities == null && certificate == null && !insecure) {
            return standard();
        }
        KeyManager[] identity = certificate == null ? null : certificate.keyManagers();
        X509TrustManager trust = insecure
                ? new Trusting()
                : trusting(
                        authorities == null
                                ? List.of()
                                : PemFile.of("the file with trusted authorities", authorities)
                                        .certificates());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity, new TrustManager[] {trust}, null);
            return new TlsSettings(context, insecure, certificate);
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException("The client certificate cannot be used: " + e.getMessage() + ".");
        }
    }

    /** Trusts what the machine trusts, and those. */
    private static X509TrustManager trusting(List<X509Certificate> more) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (X509Certificate each : managerOf(null).getAcceptedIssuers()) {
                store.setCertificateEntry("machine-" + number++, each);
            }
            for (X509Certificate each : more) {
                store.setCertificateEntry("target-" + number++, each);
            }
            return managerOf(store);
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException("Java gives no store for certificates.", e);
        }
    }

    private static X509TrustManager managerOf(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509");
    }

    /** Takes every certificate; only where the target's owner says so. */
    private static final class Trusting extends javax.net.ssl.X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
