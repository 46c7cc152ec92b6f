package org.cgmkit.kit.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** An authority of its own, with a certificate for a server and one for a client, made anew for each test class. */
public final class TestCertificates {
    /** Opens the stores and the keys in them. */
    public static final String PASSWORD = "changeit";

    private final Path folder;
    private final KeyStore all;

    private TestCertificates(Path folder, KeyStore all) {
        this.folder = folder;
        this.all = all;
    }

    /** Makes them with Java's keytool; the server is {@code localhost}, {@code 127.0.0.1} and {@code ehr.test}. */
    public static TestCertificates in(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("all.p12");
        keytool(store, "ca", "-ext", "bc:c");
        keytool(store, "server", "-signer", "ca", "-ext", "san=dns:localhost,ip:127.0.0.1,dns:ehr.test");
        keytool(store, "client", "-signer", "ca");
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(store)) {
            all.load(bytes, PASSWORD.toCharArray());
        }
        return new TestCertificates(folder, all);
    }

    private static void keytool(Path store, String alias, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(Arrays.asList(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + said);
        }
    }

    /** A store with that certificate and its key. */
    public Path identity(String alias) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry(alias, key(alias), PASSWORD.toCharArray(), all.getCertificateChain(alias));
        return kept(store, alias + ".p12");
    }

    /** A store that trusts the authority. */
    public Path trust() throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setCertificateEntry("ca", all.getCertificate("ca"));
        return kept(store, "trust.p12");
    }

    /** The authority in PEM. */
    public Path authority() throws IOException, GeneralSecurityException {
        return pem("ca.pem", "CERTIFICATE", all.getCertificate("ca").getEncoded());
    }

    /** The client's certificate in PEM. */
    public Path clientCertificate() throws IOException, GeneralSecurityException {
        return pem("client.pem", "CERTIFICATE", all.getCertificate("client").getEncoded());
    }

    /** The client's key in PEM. */
    public Path clientKey() throws IOException, GeneralSecurityException {
        return pem("client.key", "PRIVATE KEY", key("client").getEncoded());
    }

    /** The server's certificate in PEM. */
    public Path serverCertificate() throws IOException, GeneralSecurityException {
        return pem("server.pem", "CERTIFICATE", all.getCertificate("server").getEncoded());
    }

    /** The server's key in PEM. */
    public Path serverKey() throws IOException, GeneralSecurityException {
        return pem("server.key", "PRIVATE KEY", key("server").getEncoded());
    }

    private Key key(String alias) throws GeneralSecurityException {
        return all.getKey(alias, PASSWORD.toCharArray());
    }

    private Path pem(String name, String label, byte[] bytes) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END "
                        + label + "-----\n");
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private Path kept(KeyStore store, String name) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name);
        try (OutputStream bytes = Files.newOutputStream(file)) {
            store.store(bytes, PASSWORD.toCharArray());
        }
        return file;
    }
}
