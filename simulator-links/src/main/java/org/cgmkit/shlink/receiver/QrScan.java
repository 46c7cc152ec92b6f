package org.cgmkit.shlink.receiver;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Reads QR codes as a camera would see them. */
final class QrScan {
    private QrScan() {}

    /** The text of the code in an image, or empty where none can be read. */
    static Optional<String> text(byte[] bytes) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                return Optional.empty();
            }
            int width = image.getWidth();
            int height = image.getHeight();
            RGBLuminanceSource light =
                    new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(light));
            // Each way to look for the code overlooks some codes that the other finds.
            return decoded(bitmap, DecodeHintType.TRY_HARDER).or(() -> decoded(bitmap, DecodeHintType.PURE_BARCODE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(BinaryBitmap bitmap, DecodeHintType hint) {
        try {
            return Optional.of(
                    new QRCodeReader().decode(bitmap, Map.of(hint, true)).getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }
}
