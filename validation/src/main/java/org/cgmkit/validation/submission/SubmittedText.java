package org.cgmkit.validation.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a submission as it came, in UTF-8: a short one in memory, a long one in a file. Any part can be read again,
 * so that nothing long has to be kept. Thread-safe. All methods throw {@link UncheckedIOException} where a file cannot be
 * read.
 */
public sealed interface SubmittedText extends AutoCloseable {
    /** From so many bytes on what comes in is long. */
    int LONG = 1 << 20;

    /** How many bytes there are. */
    long length();

    /** All of it, from the start. */
    InputStream open();

    /** The bytes between two offsets. */
    byte[] bytes(long from, long to);

    /** The file that it is in, or nothing where it is in memory. */
    Optional<Path> file();

    @Override
    void close();

    /** All of it. */
    default String text() {
        return text(0, length());
    }

    /** What stands between two offsets that lie between characters. */
    default String text(long from, long to) {
        return new String(bytes(from, to), StandardCharsets.UTF_8);
    }

    /** The beginning of it, at most so many bytes. */
    default String beginning(int most) {
        return text(0, Math.min(most, length()));
    }

    /** Whether there is nothing, or nothing but white space. */
    default boolean isBlank() {
        try (InputStream in = open()) {
            int next = in.read();
            while (next >= 0 && next <= ' ') {
                next = in.read();
            }
            return next < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the bytes between two offsets. */
    default void copy(long from, long to, OutputStream out) throws IOException {
        for (long at = from; at < to; at += LONG) {
            out.write(bytes(at, Math.min(to, at + LONG)));
        }
    }

    /** A text that is in memory anyway. */
    static SubmittedText of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that are in memory anyway. */
    static SubmittedText of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /** A text that is in a file, and stays there. */
    static SubmittedText of(Path file) {
        try {
            return new InFile(file, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What can be read from a stream; where it is long, in a file that is removed when the text is closed.
     *
     * @throws IOException where that cannot be read, or the file cannot be written
     */
    static SubmittedText read(InputStream in) throws IOException {
        byte[] beginning = in.readNBytes(LONG);
        if (beginning.length < LONG) {
            return of(beginning);
        }
        return written(out -> new SequenceInputStream(new ByteArrayInputStream(beginning), in).transferTo(out));
    }

    /**
     * What is written, however short it is, in a file that is removed when the text is closed.
     *
     * @throws IOException where it cannot be written
     */
    static SubmittedText written(Writing writing) throws IOException {
        Path file = Files.createTempFile("cgmkit-submission-", ".json");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                writing.to(out);
            }
            return new InFile(file, true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Writes something. */
    @FunctionalInterface
    interface Writing {
        /** Writes it. */
        void to(OutputStream out) throws IOException;
    }

    /** A short one. */
    final class InMemory implements SubmittedText {
        private final byte[] bytes;

        private InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

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

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    /** One in a file. */
    final class InFile implements SubmittedText {
        private final Path path;
        private final boolean temporary;
        private final FileChannel channel;
        private final long length;

        private InFile(Path path, boolean temporary) throws IOException {
            this.path = path;
            this.temporary = temporary;
            this.channel = FileChannel.open(path);
            this.length = channel.size();
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open() {
            try {
                return Files.newInputStream(path);
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
                        throw new IOException("The file of a submission became shorter while it was read.");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return part.array();
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }

        @Override
        public void close() {
            try {
                channel.close();
                if (temporary) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
