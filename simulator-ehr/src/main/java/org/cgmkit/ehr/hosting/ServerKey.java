package org.cgmkit.ehr.hosting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The private key and the certificate that a simulator serves HTTPS with. */
public final class ServerKey {
    private static final String ALIAS = "server";
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
    /** Browsers refuse certificates that are valid for longer than that. */
    private static final int DAYS = 90;

    private final KeyStore store;
    private final String password;

    private ServerKey(KeyStore store, String password) {
        this.store = store;
        this.password = password;
    }

    /**
     * A key of one's own.
     *
     * @param certificates the certificate, and those of its issuers, as PEM (RFC 7468)
     * @param key the private key as unencrypted PKCS #8 in PEM
     * @throws IllegalArgumentException where a file cannot be read or holds something else; the message is a sentence
     */
    public static ServerKey of(Path certificates, Path key) {
        try {
            List<Certificate> chain = certificatesIn(certificates);
            String password = UUID.randomUUID().toString();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            PrivateKey secret = keyIn(key, chain.getFirst().getPublicKey().getAlgorithm());
            store.setKeyEntry(ALIAS, secret, password.toCharArray(), chain.toArray(Certificate[]::new));
            return new ServerKey(store, password);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "Expected a certificate and its key, but " + certificates + " and " + key + " do not go together: "
                            + e.getMessage() + ".",
                    e);
        }
    }

    /**
     * A key made on the spot, with a certificate that is signed by nobody but itself: clients have to be told to trust
     * {@link #certificate()}.
     *
     * @param hosts the names and addresses that the certificate is for
     */
    public static ServerKey selfSigned(List<String> hosts) {
        List<String> names = new ArrayList<>();
        for (String host : hosts) {
            names.add((ADDRESS.matcher(host).matches() ? "ip:" : "dns:") + host);
        }
        String password = UUID.randomUUID().toString();
        try {
            Path folder = Files.createTempDirectory("cgmkit-key-");
            Path file = folder.resolve("key.p12");
            try {
                makeWithKeytool(file, hosts.getFirst(), String.join(",", names), password);
                KeyStore store = KeyStore.getInstance("PKCS12");
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, password.toCharArray());
                }
                return new ServerKey(store, password);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificate that was made cannot be read.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate as PEM, for clients that have to trust it. */
    public String certificate() {
        try {
            byte[] bytes = store.getCertificate(store.aliases().nextElement()).getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificate cannot be written.", e);
        }
    }

    KeyStore store() {
        return store;
    }

    String password() {
        return password;
    }

    /** The JDK makes certificates by this program only. */
    private static void makeWithKeytool(Path file, String name, String names, String password) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        ProcessBuilder command = new ProcessBuilder(List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                String.valueOf(DAYS),
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:env",
                "CGMKIT_STORE_PASSWORD"));
        command.environment().put("CGMKIT_STORE_PASSWORD", password);
        Process process = command.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalArgumentException(
                        "A certificate for " + names + " could not be made: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a certificate was made.", e);
        }
    }

    private static List<Certificate> certificatesIn(Path file) throws IOException, GeneralSecurityException {
        byte[] bytes = Files.readAllBytes(file);
        List<Certificate> found = List.copyOf(
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes)));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a certificate as PEM (BEGIN CERTIFICATE) in " + file + ", but there is none.");
        }
        return found;
    }

    private static PrivateKey keyIn(Path file, String algorithm) throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(Files.readString(file));
        if (!pem.find()) {
            throw new IllegalArgumentException("Expected an unencrypted PKCS #8 key as PEM (BEGIN PRIVATE KEY) in "
                    + file + ": convert other forms with openssl pkcs8 -topk8 -nodes.");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }
}
