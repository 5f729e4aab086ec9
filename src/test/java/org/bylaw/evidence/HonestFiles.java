package org.bylaw.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Small files that are what their names say. */
final class HonestFiles {

    private HonestFiles() {}

    static byte[] image(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    static byte[] pdf() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(out);
        }
        return out.toByteArray();
    }

    static byte[] webp() {
        byte[] content = Arrays.copyOf("RIFF    WEBPVP8L".getBytes(StandardCharsets.ISO_8859_1), 32);
        content[4] = 24;
        content[5] = 0;
        content[6] = 0;
        content[7] = 0;
        return content;
    }
}
