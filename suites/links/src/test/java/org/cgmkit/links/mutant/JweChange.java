package org.cgmkit.links.mutant;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.cgmkit.fixtures.Json;
import org.cgmkit.kit.proof.mutant.JsonChange;
import org.cgmkit.kit.proof.mutant.JsonPlaces;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.shlink.workings.PlainFile;
import org.cgmkit.shlink.workings.Sealing;

/** Encrypts soundly but for one place: a member of the header, which is authenticated as it stands, or a part of the compact form. */
record JweChange(Mutant mutant) implements Sealing {
    static final String PARTS = "(part) ";
    static final List<String> NAMES = List.of("header", "encrypted key", "iv", "ciphertext", "tag");
    static final List<String> CHANGES =
            List.of("emptied", "a character changed", "a character dropped", "padded", "doubled");

    private static final int TAG = 16;

    static JweChange of(Mutant mutant) {
        return new JweChange(mutant);
    }

    /** The header of a sound file. */
    static ObjectNode header() {
        return Json.object()
                .put("cty", "application/fhir+json")
                .put("enc", "A256GCM")
                .put("alg", "dir");
    }

    @Override
    public String seal(PlainFile file, byte[] key) {
        ObjectNode header = header();
        if (!mutant.path().startsWith(PARTS)) {
            JsonPlaces.change(header, mutant.path(), JsonChange.titled(mutant.operator()));
        }
        String[] parts = sealed(Json.text(header), file.text().getBytes(UTF_8), key);
        if (mutant.path().startsWith(PARTS)) {
            int at = NAMES.indexOf(mutant.path().substring(PARTS.length()));
            parts[at] = changed(parts[at]);
        }
        return String.join(".", parts);
    }

    private String changed(String part) {
        return switch (mutant.operator()) {
            case "emptied" -> "";
            case "padded" -> part + "=";
            case "doubled" -> part + "." + part;
            case "a character dropped" -> part.isEmpty() ? "A" : part.substring(1);
            default -> part.isEmpty() ? "A" : (part.charAt(0) == 'A' ? 'B' : 'A') + part.substring(1);
        };
    }

    private static String[] sealed(String header, byte[] plaintext, byte[] key) {
        byte[] iv = new byte[12];
        new SecureRandom().nextBytes(iv);
        String first = encoded(header.getBytes(UTF_8));
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, iv));
            cipher.updateAAD(first.getBytes(US_ASCII));
            byte[] sealed = cipher.doFinal(plaintext);
            int end = sealed.length - TAG;
            return new String[] {
                first,
                "",
                encoded(iv),
                encoded(Arrays.copyOf(sealed, end)),
                encoded(Arrays.copyOfRange(sealed, end, sealed.length))
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
