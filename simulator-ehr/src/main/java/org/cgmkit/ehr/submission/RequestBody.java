package org.cgmkit.ehr.submission;

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
 * The body of a request as it was on the wire: a short one in memory, a long one in a file that is removed when the body
 * is closed. Any part of it can be read again, so that nothing long has to be kept. All methods throw
 * {@link UncheckedIOException} where the file cannot be read.
 */
public sealed interface RequestBody extends AutoCloseable {
    /** From so many bytes on a body is long. */
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

    /** All of it as text. */
    default String text() {
        return beginning(Math.toIntExact(length()));
    }

    /** As text, the beginning of it, at most so many bytes. */
    default String beginning(int most) {
        return new String(bytes(0, Math.min(most, length())), StandardCharsets.UTF_8);
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

    /** A body that is in memory anyway. */
    static RequestBody of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /**
     * What can be read from a stream.
     *
     * @throws IOException where that cannot be read, or the file cannot be written
     */
    static RequestBody read(InputStream in) throws IOException {
        byte[] beginning = in.readNBytes(LONG);
        if (beginning.length < LONG) {
            return of(beginning);
        }
        return written(out -> new SequenceInputStream(new ByteArrayInputStream(beginning), in).transferTo(out));
    }

    /**
     * What is written, in a file however short it is.
     *
     * @throws IOException where it cannot be written
     */
    static RequestBody written(Writing writing) throws IOException {
        Path file = Files.createTempFile("cgmkit-submission-", ".json");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                writing.to(out);
            }
            FileChannel channel = FileChannel.open(file);
            return new InFile(file, channel, channel.size());
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

    /** Writes the bytes between two offsets. */
    default void copy(long from, long to, OutputStream out) throws IOException {
        for (long at = from; at < to; at += LONG) {
            out.write(bytes(at, Math.min(to, at + LONG)));
        }
    }

    /** A short one. */
    final class InMemory implements RequestBody {
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

    /** A long one. */
    final class InFile implements RequestBody {
        private final Path path;
        private final FileChannel channel;
        private final long length;

        private InFile(Path path, FileChannel channel, long length) {
            this.path = path;
            this.channel = channel;
            this.length = length;
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
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
