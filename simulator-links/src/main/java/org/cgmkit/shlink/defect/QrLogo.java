package org.cgmkit.shlink.defect;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.cgmkit.shlink.workings.QrForm;

/** A QR code with a square in its middle that hides more than its error correction brings back. */
final class QrLogo {
    /** The side of the square as a share of the side of the code: a quarter of its area. */
    private static final double SIDE = 0.5;

    private QrLogo() {}

    static byte[] over(String link) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrForm.png(link, ErrorCorrectionLevel.M)));
            int side = (int) (image.getWidth() * SIDE);
            int from = (image.getWidth() - side) / 2;
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(from, from, side, side);
            graphics.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
