package org.cgmkit.validation.pack;

/** A place in bytes that {@link PackOutput} wrote, which moves on with what is read. */
final class PackInput {
    private final byte[] bytes;
    private int at;

    PackInput(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int number() {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            int next = bytes[at++];
            number |= (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    /** Passes over a block, and says where it begins. */
    int skipBlock() {
        int length = number();
        int start = at;
        at += length;
        return start;
    }

    int position() {
        return at;
    }
}
