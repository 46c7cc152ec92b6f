package org.cgmkit.links.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.shlink.creator.MadeLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** QR codes are read from images as a camera reads them. */
class QrImageTest {
    private static final String LINK = "shlink:/"
            + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("{\"url\":\"https://example.org/" + "a".repeat(90) + "\",\"key\":\""
                                    + "b".repeat(43) + "\"}")
                            .getBytes(UTF_8));

    @TempDir
    private Path folder;

    @Test
    void aCodeSaysItsTextAndItsLevel() throws IOException {
        QrImage read = drawn(image -> {});

        assertThat(read, is(new QrImage(LINK, "M")));
        assertThat(read.link().given(), is(LINK));
    }

    @Test
    void aSmallSpotInTheMiddleDoesNotHideIt() throws IOException {
        assertThat(drawn(image -> covered(image, 0.2)).text(), is(LINK));
    }

    @Test
    void aLargeOneDoes() throws IOException {
        QrImage read = drawn(image -> covered(image, 0.5));

        assertThat(read.text(), is(nullValue()));
        assertThat(
                assertThrows(ConfigurationException.class, read::link).getMessage(),
                containsString("none is found in it"));
    }

    @Test
    void aCodeInAPhotographThatIsTiltedIsRead() throws IOException {
        BufferedImage code = code();
        BufferedImage photograph = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = photograph.createGraphics();
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(0, 0, 900, 900);
        AffineTransform tilt = AffineTransform.getRotateInstance(0.2, 450, 450);
        tilt.translate(200, 200);
        graphics.drawImage(code, tilt, null);
        graphics.dispose();

        assertThat(read(photograph).text(), is(LINK));
    }

    @Test
    void lightOnDarkIsNotReadAsManyReadersDoNot() throws IOException {
        assertThat(
                drawn(image -> {
                            for (int y = 0; y < image.getHeight(); y++) {
                                for (int x = 0; x < image.getWidth(); x++) {
                                    image.setRGB(x, y, ~image.getRGB(x, y));
                                }
                            }
                        })
                        .text(),
                is(nullValue()));
    }

    @Test
    void whatIsNoImageIsRefusedByASentence() throws IOException {
        Path text = Files.writeString(folder.resolve("link.txt"), LINK);

        assertThat(
                assertThrows(ConfigurationException.class, () -> QrImage.at(text.toString()))
                        .getMessage(),
                is("Expected an image of a QR code (PNG, JPEG or GIF), but " + text + " is none that can be read."));
        assertThat(
                assertThrows(ConfigurationException.class, () -> QrImage.at("data:image/png;base64,%%"))
                        .getMessage(),
                containsString("but the data address is none"));
    }

    private QrImage drawn(Consumer<BufferedImage> change) throws IOException {
        BufferedImage image = code();
        change.accept(image);
        return read(image);
    }

    private QrImage read(BufferedImage image) throws IOException {
        Path file = folder.resolve("code.png");
        ImageIO.write(image, "png", file.toFile());
        return QrImage.at(file.toString());
    }

    private static BufferedImage code() throws IOException {
        return ImageIO.read(new ByteArrayInputStream(new MadeLink(LINK, null).png()));
    }

    /** Covers a square in the middle; the side as a share of the image's. */
    private static void covered(BufferedImage image, double share) {
        int side = (int) (image.getWidth() * share);
        int from = (image.getWidth() - side) / 2;
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(from, from, side, side);
        graphics.dispose();
    }
}
