package org.cgmkit.shlink.workings;

import java.util.function.UnaryOperator;

/**
 * The seams at which links are made.
 *
 * @param path makes the last part of a link's address of its 43 random characters
 * @param key makes the key, in base64url, of a random one
 * @param payload what becomes of a payload
 * @param form writes a payload as a link
 * @param qr draws a link as a QR code
 */
public record LinkWorkings(
        UnaryOperator<String> path, UnaryOperator<String> key, PayloadStep payload, LinkForm form, QrForm qr) {

    /** Of a sound creator. */
    static LinkWorkings sound() {
        return new LinkWorkings(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                (payload, passcode) -> payload,
                LinkForm.sound(),
                QrForm.sound());
    }

    /** The same with another one of these. */
    LinkWorkings path(UnaryOperator<String> other) {
        return new LinkWorkings(other, key, payload, form, qr);
    }

    /** The same with another one of these. */
    LinkWorkings key(UnaryOperator<String> other) {
        return new LinkWorkings(path, other, payload, form, qr);
    }

    /** The same with another one of these. */
    LinkWorkings payload(PayloadStep other) {
        return new LinkWorkings(path, key, other, form, qr);
    }

    /** The same with another one of these. */
    LinkWorkings form(LinkForm other) {
        return new LinkWorkings(path, key, payload, other, qr);
    }

    /** The same with another one of these. */
    LinkWorkings qr(QrForm other) {
        return new LinkWorkings(path, key, payload, form, other);
    }
}
