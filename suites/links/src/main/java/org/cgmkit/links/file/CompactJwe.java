package org.cgmkit.links.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.cgmkit.links.link.Base64Text;
import org.cgmkit.links.link.StrictJson;

/**
 * A JWE in its compact form, part by part (RFC 7516, section 7.1). Taken apart here and not by a library: libraries let an IV of
 * 16 bytes and foreign characters pass, and refuse what can still be read.
 *
 * @param parts the parts as they are written
 */
public record CompactJwe(List<String> parts) {
    private static final int PARTS = 5;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    public CompactJwe {
        parts = List.copyOf(parts);
    }

    /** The JWE that a text may be. White space around it is let be. */
    public static CompactJwe of(String text) {
        return new CompactJwe(List.of(text.strip().split("\\.", -1)));
    }

    /** How many characters it has. */
    public int length() {
        return String.join(".", parts).length();
    }

    /** Whether a text looks like one. */
    public static boolean isLike(String text) {
        CompactJwe jwe = of(text);
        return jwe.parts.size() == PARTS && jwe.header().isObject();
    }

    /** The protected header; a missing node where it cannot be read. */
    public JsonNode header() {
        return Base64Text.decode(parts.getFirst())
                .map(bytes -> StrictJson.read(new String(bytes, UTF_8)))
                .orElseGet(() -> StrictJson.read(""));
    }

    /** The IV as it is written; empty where there is none. */
    public String iv() {
        return parts.size() == PARTS ? parts.get(2) : "";
    }

    /** In what it departs from {@code dir} with {@code A256GCM} (SMART Health Links, Encrypting and Decrypting Files). */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (parts.size() != PARTS) {
            faults.add(parts.size() + " parts in place of 5");
            return faults;
        }
        if (!parts.stream().allMatch(Base64Text::isUrlSafe)) {
            faults.add("characters that base64url does not have");
        } else if (Base64Text.decode(parts.get(3)).isEmpty()) {
            faults.add("a ciphertext of " + parts.get(3).length() + " characters, which no bytes have in base64url");
        }
        JsonNode header = header();
        expect(faults, "alg", header.path("alg").asText(), "dir");
        expect(faults, "enc", header.path("enc").asText(), "A256GCM");
        if (header.has("crit")) {
            faults.add("the header member 'crit', which a receiver that does not know its values has to refuse");
        }
        if (!parts.get(1).isEmpty()) {
            faults.add("an encrypted key, where there is none with 'dir'");
        }
        expectBytes(faults, "IV", parts.get(2), IV_BYTES);
        expectBytes(faults, "authentication tag", parts.get(4), TAG_BYTES);
        return faults;
    }

    private static void expect(List<String> faults, String member, String actual, String expected) {
        if (!actual.equals(expected)) {
            faults.add("'" + member + "' " + (actual.isEmpty() ? "missing" : "'" + actual + "'") + " in place of '"
                    + expected + "'");
        }
    }

    private static void expectBytes(List<String> faults, String part, String text, int expected) {
        int length = Base64Text.decode(text).map(bytes -> bytes.length).orElse(-1);
        if (length != expected) {
            faults.add((length < 0 ? "an unreadable " + part : "an " + part + " of " + length + " bytes")
                    + " in place of " + expected);
        }
    }

    /** What decryption gives. */
    public sealed interface Decryption {
        /** The bytes, compressed or not. */
        final class Opened implements Decryption {
            private final byte[] bytes;

            Opened(byte[] bytes) {
                this.bytes = bytes;
            }

            /** What was encrypted; not to be changed. */
            byte[] bytes() {
                return bytes;
            }
        }

        /** The key is another one, or something was changed. */
        record WrongTag() implements Decryption {}

        /** It is no JWE that could be decrypted; a few words say why. */
        record Impossible(String why) implements Decryption {}
    }

    /** Decrypts it, whatever the length of its IV. */
    public Decryption decrypt(byte[] key) {
        if (parts.size() != PARTS || !header().path("alg").asText().equals("dir")) {
            return new Decryption.Impossible("it is no JWE with the key of the link (alg dir)");
        }
        Optional<byte[]> iv = Base64Text.decode(parts.get(2));
        Optional<byte[]> ciphertext = Base64Text.decode(parts.get(3));
        Optional<byte[]> tag = Base64Text.decode(parts.get(4));
        if (iv.isEmpty() || ciphertext.isEmpty() || tag.isEmpty()) {
            return new Decryption.Impossible("its parts are not in base64url");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(tag.get().length * Byte.SIZE, iv.get()));
            cipher.updateAAD(parts.getFirst().getBytes(US_ASCII));
            byte[] sealed = new byte[ciphertext.get().length + tag.get().length];
            System.arraycopy(ciphertext.get(), 0, sealed, 0, ciphertext.get().length);
            System.arraycopy(tag.get(), 0, sealed, ciphertext.get().length, tag.get().length);
            return new Decryption.Opened(cipher.doFinal(sealed));
        } catch (AEADBadTagException e) {
            return new Decryption.WrongTag();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return new Decryption.Impossible("its parts have lengths that AES-GCM does not know");
        }
    }
}
