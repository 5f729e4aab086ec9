package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.applicability.file.StatementFiles;
import org.bylaw.applicability.file.StatementFiles.Format;

/** A version to take along, as PDF or as a workbook. */
final class Downloads extends Div {

    Downloads(StatementFiles files, StatementVersion version) {
        addClassName("row");
        add(link(files, version, Format.PDF, say("PDF")), link(files, version, Format.XLSX, say("Excel")));
    }

    private static Anchor link(StatementFiles files, StatementVersion version, Format format, String word) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    StatementFiles.Download file = files.of(version.id(), format);
                    return new DownloadResponse(
                            new ByteArrayInputStream(file.content()),
                            file.fileName(),
                            file.mediaType(),
                            file.content().length);
                }),
                word);
        link.getElement().setAttribute("download", true);
        link.setAriaLabel(say("{0} as {1}", Words.title(version), word));
        return link;
    }
}
