package org.cgmkit.validation.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of a submission as it came, in UTF-8; any part can be read again, so that nothing long is kept. Thread-safe. */
public interface SubmittedText extends AutoCloseable {

    /** How many bytes there are. */
    long length();

    /** All of it, from the start. */
    InputStream open();

    /** The bytes between two offsets. */
    byte[] bytes(long from, long to);

    @Override
    default void close() {}

    /** The text between two offsets that lie between characters. */
    default String text(long from, long to) {
        return new String(bytes(from, to), StandardCharsets.UTF_8);
    }

    /** A text that is in memory anyway. */
    static SubmittedText of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new SubmittedText() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public byte[] bytes(long from, long to) {
                return Arrays.copyOfRange(bytes, Math.toIntExact(from), Math.toIntExact(to));
            }
        };
    }

    /**
     * A text that stays in its file.
     *
     * @throws UncheckedIOException where the file cannot be read, also from the methods of the text
     */
    static SubmittedText of(Path file) {
        try {
            FileChannel channel = FileChannel.open(file);
            return new InFile(file, channel, channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a file that is open. */
    record InFile(Path file, FileChannel channel, long length) implements SubmittedText {
        @Override
        public InputStream open() {
            try {
                return Files.newInputStream(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public byte[] bytes(long from, long to) {
            ByteBuffer part = ByteBuffer.allocate(Math.toIntExact(to - from));
            try {
                while (part.hasRemaining()) {
                    if (channel.read(part, from + part.position()) < 0) {
                        throw new IOException("The file became shorter while it was read.");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return part.array();
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
