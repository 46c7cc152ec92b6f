package org.cgmkit.validation.pack;

import java.io.ByteArrayOutputStream;

/** Bytes as they are written: whole numbers take as few as they need. */
final class PackOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Writes a number that is not negative. */
    PackOutput number(int number) {
        int rest = number;
        while (rest >= 0x80) {
            bytes.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
        return this;
    }

    /** Writes bytes, and before them how many there are. */
    PackOutput block(byte[] block) {
        number(block.length);
        bytes.writeBytes(block);
        return this;
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }
}
