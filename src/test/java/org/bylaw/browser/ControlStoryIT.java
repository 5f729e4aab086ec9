package org.bylaw.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From tailoring a control through a failed review and its correction to the changed score and a signed statement. */
@BrowserTest
class ControlStoryIT {

    @TempDir
    Path folder;

    /** The demo leaves three controls undecided; the first is told of, the others let the statement be submitted. */
    @Test
    void aControlFromTailoringToTheSignedStatement(Visitors visitors, Platform platform) throws IOException {
        ControlStory control =
                new ControlStory("8.11", "Data masking", emptyPage("masking-rules.pdf"), emptyPage("masked-copy.pdf"));
        control.play(visitors);
        new StatementStory(List.of("5.32", "8.18"), control.name()).play(visitors, platform);
    }

    private Path emptyPage(String name) throws IOException {
        Path file = folder.resolve(name);
        try (PDDocument paper = new PDDocument()) {
            paper.addPage(new PDPage());
            paper.getDocumentInformation().setTitle(name);
            paper.save(file.toFile());
        }
        return file;
    }
}
