package org.cgmkit.links.link;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.cgmkit.kit.config.ConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * A link's QR code, read from an image as a camera would see it: dark on light, and whatever lies over it.
 *
 * @param text what it says, or null where no code can be read
 * @param level the letter of its error correction (L, M, Q or H), or null where no code can be read
 */
public record QrImage(@Nullable String text, @Nullable String level) {
    private static final String DATA = "data:image/";

    /**
     * Reads an image.
     *
     * @param place the path of a PNG, JPEG or GIF file, or a {@code data:} address with one in base64
     * @throws ConfigurationException where there is no image; one without a readable code is an image
     */
    public static QrImage at(String place) {
        BufferedImage image;
        try {
            image = ImageIO.read(new ByteArrayInputStream(
                    place.startsWith(DATA)
                            ? Base64.getDecoder().decode(place.substring(place.indexOf(',') + 1))
                            : Files.readAllBytes(Path.of(place))));
        } catch (IOException | IllegalArgumentException e) {
            image = null;
        }
        if (image == null) {
            throw new ConfigurationException("Expected an image of a QR code (PNG, JPEG or GIF), but "
                    + (place.startsWith(DATA) ? "the data address" : place)
                    + " is none that can be read.");
        }
        return of(image);
    }

    private static QrImage of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        // What is transparent is seen on white.
        BufferedImage opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(
                new RGBLuminanceSource(width, height, opaque.getRGB(0, 0, width, height, null, 0, width))));
        return decoded(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                .or(() -> decoded(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true)))
                .map(result -> new QrImage(
                        result.getText(),
                        String.valueOf(result.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL))))
                .orElseGet(() -> new QrImage(null, null));
    }

    private static Optional<Result> decoded(BinaryBitmap bitmap, Map<DecodeHintType, ?> hints) {
        try {
            return Optional.of(new QRCodeReader().decode(bitmap, hints));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    /**
     * The link that it says.
     *
     * @throws ConfigurationException where it says none
     */
    public LinkText link() {
        if (text == null) {
            throw new ConfigurationException(
                    "Expected an image with a QR code that can be read, but none is found in it:"
                            + " take a picture of the code alone, dark on light, with a margin; or give the link as text.");
        }
        return LinkText.of(text);
    }
}
