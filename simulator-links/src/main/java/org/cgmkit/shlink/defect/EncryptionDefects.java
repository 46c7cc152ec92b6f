package org.cgmkit.shlink.defect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESEncrypter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.cgmkit.shlink.workings.PlainFile;
import org.cgmkit.shlink.workings.ReplyKind;
import org.cgmkit.shlink.workings.Sealing;

/** What can be wrong with the encryption of files. */
final class EncryptionDefects {
    private static final String JWE = "shlink-creator.encryption.jwe";
    private static final String CTY = "shlink-creator.encryption.cty";
    private static final String ZIP = "shlink-creator.encryption.zip";
    private static final String HEADER = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"cty\":\"application/fhir+json\"%s}";
    private static final SecureRandom RANDOM = new SecureRandom();

    private EncryptionDefects() {}

    static List<Defect> all() {
        return List.of(
                sealing(
                        "key-wrapping",
                        JWE,
                        "Wraps a key of its own with that of the link.",
                        EncryptionDefects::wrapped),
                sealing(
                        "long-iv",
                        JWE,
                        "Encrypts with an IV of 16 bytes.",
                        (file, key) -> HandMadeJwe.of(HEADER.formatted(""), random(16), bytes(file), key)),
                sealing("cut-ciphertext", JWE, "Loses the first character of what it has encrypted.", (file, key) -> {
                    String[] parts = Sealing.sound().seal(file, key).split("[.]");
                    int odd = parts[3].length() % 4 == 2 ? 1 : parts[3].length() % 4 == 3 ? 2 : 3;
                    parts[3] = parts[3].substring(odd);
                    return String.join(".", parts);
                }),
                sealing("other-key", "shlink-creator.encryption.key", "Encrypts with another key.", (file, key) -> {
                    byte[] other = key.clone();
                    other[0] ^= 1;
                    return Sealing.sound().seal(file, other);
                }),
                sealing(
                        "wrong-cty",
                        CTY,
                        "Says in the header that the file is a text.",
                        (file, key) -> Sealing.sealed(
                                Sealing.header(file).contentType("text/plain"), new Payload(file.text()), key)),
                sealing(
                        "no-cty",
                        CTY,
                        "Does not say in the header what the file is.",
                        (file, key) -> Sealing.sealed(Sealing.header(file), new Payload(file.text()), key)),
                sealing(
                        "zlib",
                        ZIP,
                        "Compresses files with a header of zlib around them.",
                        (file, key) -> HandMadeJwe.of(
                                HEADER.formatted(",\"zip\":\"DEF\""), random(12), deflated(file, false), key)),
                sealing(
                        "zip-unlabelled",
                        ZIP,
                        "Does not say that files are compressed.",
                        (file, key) -> Sealing.sealed(
                                Sealing.header(file).contentType(file.contentType()),
                                new Payload(deflated(file, true)),
                                key)),
                sealing(
                        "fixed-iv",
                        "shlink-creator.encryption.iv-unique",
                        "Encrypts everything with the same IV.",
                        (file, key) -> HandMadeJwe.of(HEADER.formatted(""), new byte[12], bytes(file), key)),
                new Defect(
                        "plaintext-for-fhir-accept",
                        "shlink-creator.encryption.always",
                        "Gives the resource itself to who asks for FHIR.",
                        w -> w.replying((kind, request, reply, plain) -> kind == ReplyKind.FILE
                                        && request.header("accept").contains("fhir+json")
                                ? reply.with("Content-Type", "application/fhir+json")
                                        .saying(plain)
                                : reply)));
    }

    private static Defect sealing(String id, String requirement, String description, Sealing sealing) {
        return new Defect(id, requirement, description, w -> w.sealing(sealing));
    }

    private static String wrapped(PlainFile file, byte[] key) {
        try {
            JWEObject jwe = new JWEObject(
                    new JWEHeader.Builder(JWEAlgorithm.A256KW, EncryptionMethod.A256GCM)
                            .contentType(file.contentType())
                            .build(),
                    new Payload(file.text()));
            jwe.encrypt(new AESEncrypter(key));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(PlainFile file) {
        return file.text().getBytes(UTF_8);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] deflated(PlainFile file, boolean raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, raw))) {
            out.write(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
