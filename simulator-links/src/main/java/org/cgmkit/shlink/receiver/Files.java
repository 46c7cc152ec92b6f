package org.cgmkit.shlink.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypterOption;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.opts.MaxCompressedCipherTextLength;
import com.nimbusds.jose.crypto.opts.MaxDecompressedPlainTextLength;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/** Opens encrypted files with a library. */
public final class Files {
    private static final int LONGEST = 30_000_000;
    private static final Set<JWEDecrypterOption> LIMITS =
            Set.of(new MaxCompressedCipherTextLength(LONGEST), new MaxDecompressedPlainTextLength(LONGEST));

    private Files() {}

    /** The text in a file, or empty where it stays shut. */
    public static Optional<String> open(String sealed, byte[] key) {
        try {
            JWEObject jwe = JWEObject.parse(sealed.strip());
            jwe.decrypt(new DirectDecrypter(key, LIMITS), LIMITS);
            return Optional.of(new String(jwe.getPayload().toBytes(), UTF_8));
        } catch (ParseException | JOSEException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
