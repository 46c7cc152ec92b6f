package org.cgmkit.kit.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** How much of an answer the kit reads, so that an endless one does not take all of its memory. */
public final class LongestAnswer {
    private static final long MOST = 256L << 20;

    /** An answer is there several times over while it is read, and as a tree takes some ten times its length. */
    private static final int SHARE = 16;

    private static final int STEP = 1 << 16;

    private LongestAnswer() {}

    /** The most bytes of an answer that are read: 256 MB, or a sixteenth of the memory that Java may take. */
    public static long bytes() {
        return Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE);
    }

    /**
     * All of a stream.
     *
     * @throws IOException where it is longer than that, too
     */
    public static byte[] read(InputStream stream) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        for (int n = stream.read(step); n >= 0; n = stream.read(step)) {
            read.write(step, 0, n);
            if (read.size() > bytes()) {
                throw new Exceeded();
            }
        }
        return read.toByteArray();
    }

    /** An answer was longer than what is read. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("The answer is longer than " + (bytes() >> 20) + " MB, and was read no further: that is more than a"
                    + " year of readings takes, or than there is memory for (JAVA_TOOL_OPTIONS=-Xmx4g gives more)");
        }
    }
}
