package org.cgmkit.shlink.workings;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws a link as a QR code (SMART Health Links, Transmit a SMART Health Link). */
@FunctionalInterface
public interface QrForm {
    /** An image, as PNG, of what somebody scans. */
    byte[] png(String link);

    /** The form that the text asks for: the link in bytes, error correction M, and a quiet zone of four modules. */
    static QrForm sound() {
        return link -> png(link, ErrorCorrectionLevel.M);
    }

    /** A code of that text with that error correction, six pixels to a module. */
    static byte[] png(String text, ErrorCorrectionLevel level) {
        try {
            BitMatrix modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, level, EncodeHintType.CHARACTER_SET, "UTF-8"));
            int pixels = 6;
            BufferedImage image = new BufferedImage(
                    modules.getWidth() * pixels, modules.getHeight() * pixels, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    image.setRGB(x, y, modules.get(x / pixels, y / pixels) ? 0 : 0xffffff);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "Expected a text that a QR code can hold, but got " + text.length() + " characters.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
