package org.cgmkit.shlink.creator;

import java.util.Optional;
import org.cgmkit.shlink.workings.QrForm;
import org.jspecify.annotations.Nullable;

/**
 * A link that was made.
 *
 * @param text the link, to be given to the receiver
 * @param secret the passcode, to be told by another way, or null where none is asked for
 * @param qr draws the link
 */
public record MadeLink(String text, @Nullable String secret, QrForm qr) {

    /** A link that is drawn as the text asks for. */
    public MadeLink(String text, @Nullable String secret) {
        this(text, secret, QrForm.sound());
    }

    /** The passcode, or empty where none is asked for. */
    public Optional<String> passcode() {
        return Optional.ofNullable(secret);
    }

    /** The link as a QR code, a PNG image. */
    public byte[] png() {
        return qr.png(text);
    }
}
