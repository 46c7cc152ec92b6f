package org.cgmkit.ehr.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.validation.submission.SubmittedText;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request without its content coding (RFC 9110, section 8.4): gzip is undone, any other is refused.
 *
 * @param text the body; empty where it cannot be read
 * @param refusal why it cannot be read, or null
 */
record DecodedBody(SubmittedText text, @Nullable Refusal refusal) {
    /** A year of readings is some 70 MB; a few kilobytes can be made to unfold to more than a disk holds. */
    private static final long LARGEST = 1L << 30;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    static DecodedBody of(HttpServletRequest request) throws IOException {
        String header = request.getHeader("Content-Encoding");
        String coding = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> new DecodedBody(text(request.getInputStream()), null);
            case "gzip", "x-gzip" -> unzipped(request.getInputStream());
            default -> {
                request.getInputStream().transferTo(OutputStream.nullOutputStream());
                yield refused(Refusal.of(
                        415,
                        "not-supported",
                        "Expected the body as it is, or with Content-Encoding gzip, but its Content-Encoding is "
                                + header + "."));
            }
        };
    }

    private static DecodedBody unzipped(InputStream body) throws IOException {
        try (InputStream plain = new Limited(new GZIPInputStream(body))) {
            return new DecodedBody(text(plain), null);
        } catch (ZipException | EOFException e) {
            return refused(Refusal.of(
                    400,
                    "structure",
                    "Expected a body that is compressed with gzip, as its Content-Encoding says, but it is not."));
        } catch (TooLongException e) {
            return refused(Refusal.of(
                    413, "too-long", "Expected at most " + (LARGEST >> 20) + " MB, but the body unfolds to more."));
        }
    }

    /** Without a byte order mark, which JSON does not have and some programs write (RFC 8259, section 8.1). */
    private static SubmittedText text(InputStream body) throws IOException {
        PushbackInputStream in = new PushbackInputStream(body, BYTE_ORDER_MARK.length);
        byte[] first = in.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            in.unread(first);
        }
        return SubmittedText.read(in);
    }

    private static DecodedBody refused(Refusal refusal) {
        return new DecodedBody(SubmittedText.of(""), refusal);
    }

    /** More than anybody submits. */
    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Ends with an exception after so many bytes. */
    private static final class Limited extends FilterInputStream {
        private long left = LARGEST;

        private Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int read = super.read(to, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new TooLongException();
            }
        }
    }
}
