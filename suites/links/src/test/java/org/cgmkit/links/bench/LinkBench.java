package org.cgmkit.links.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.links.file.OpenedFile;
import org.cgmkit.shlink.content.Packing;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.content.SharedData;
import org.cgmkit.shlink.workings.PlainFile;
import org.cgmkit.shlink.workings.Sealing;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;

/**
 * Encrypts, fetches, decrypts and judges a share, and prints a row of a Markdown table for it, beside what plain AES-GCM and Jackson take
 * for the same bytes. Arguments: {@code make}, days and a file, which is written with what is shared; or that file and {@code plain} or
 * {@code def}, for one that is compressed.
 */
public final class LinkBench {
    private static final int RUNS = 3;
    private static final String READING = "\"effectiveDateTime\"";

    private LinkBench() {}

    public static void main(String... arguments) throws Exception {
        if (arguments[0].equals("make")) {
            Files.writeString(Path.of(arguments[2]), text(Integer.parseInt(arguments[1])));
            return;
        }
        boolean compressed = arguments[1].equals("def");
        String text = Files.readString(Path.of(arguments[0]));
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        ProfileValidator validator = GuideValidator.builtIn(GuideVersion.STU1).judgingEntries();
        // What is loaded the first time only is no matter of the share.
        validator.validate(text(1));
        for (int run = 0; run < RUNS; run++) {
            run(text, compressed, key, validator);
        }
    }

    private static void run(String text, boolean compressed, byte[] key, ProfileValidator validator) throws Exception {
        long began = System.nanoTime();
        byte[] sealed = Sealing.sound()
                .seal(new PlainFile("application/fhir+json", text, compressed), key)
                .getBytes(UTF_8);
        double encrypt = since(began);
        int size = sealed.length;

        began = System.nanoTime();
        String fetched = fetched(sealed);
        double fetch = since(began);

        began = System.nanoTime();
        OpenedFile opened = OpenedFile.of("file", MissingNode.getInstance(), fetched, Optional.of(key));
        double decrypt = since(began);

        began = System.nanoTime();
        int findings = validator.validate(opened.text().orElseThrow()).size();
        double judge = since(began);

        double plain;
        try {
            plain = timed(() -> plainly(text, key));
        } catch (OutOfMemoryError e) {
            // Jackson's tree of a year needs more than the kit.
            plain = Double.NaN;
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.1f | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f | %d |%n",
                compressed ? "DEF" : "plain",
                readings(text),
                text.length() / 1e6,
                size / 1e6,
                encrypt,
                fetch,
                decrypt,
                judge,
                plain,
                (encrypt + fetch + decrypt + judge) / plain,
                findings);
    }

    private static String text(int days) {
        return Json.text(new SharedData(SamplePatients.all().getFirst(), GlucoseUnit.MASS)
                .files(
                        Share.everything().over(Duration.ofDays(days)),
                        Instant.parse("2026-11-01T00:00:00Z"),
                        Packing.TOGETHER)
                .getFirst()
                .resource());
    }

    /** The bytes after they went over the wire. */
    private static String fetched(byte[] bytes) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop(0);
        }
    }

    /** Encrypts and decrypts by AES-GCM, and reads by Jackson; the number of entries. */
    private static int plainly(String text, byte[] key) throws GeneralSecurityException, IOException {
        byte[] iv = new byte[12];
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv).doFinal(text.getBytes(UTF_8));
        byte[] wire = Base64.getUrlDecoder().decode(Base64.getUrlEncoder().encode(sealed));
        JsonNode read =
                Json.MAPPER.readTree(cipher(Cipher.DECRYPT_MODE, key, iv).doFinal(wire));
        return read.path("entry").size();
    }

    private static Cipher cipher(int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
        return cipher;
    }

    private static double timed(Callable<?> work) throws Exception {
        long began = System.nanoTime();
        List.of(work.call());
        return since(began);
    }

    private static int readings(String text) {
        int number = 0;
        for (int at = text.indexOf(READING); at >= 0; at = text.indexOf(READING, at + 1)) {
            number++;
        }
        return number;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
