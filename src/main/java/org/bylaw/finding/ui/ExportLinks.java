package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import org.bylaw.finding.FindingExport;
import org.bylaw.finding.FindingFilter;

/** Downloads what the page shows, as a workbook or as CSV, written while it is fetched. */
final class ExportLinks extends Div {

    private interface Writing {
        void into(OutputStream out) throws IOException;
    }

    ExportLinks(FindingExport export, FindingFilter filter) {
        addClassName("row");
        add(
                link(
                        say("Excel"),
                        say("Download the findings shown as an Excel workbook"),
                        "findings.xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        out -> export.xlsx(filter, out)),
                link(
                        say("CSV"),
                        say("Download the findings shown as CSV"),
                        "findings.csv",
                        "text/csv;charset=utf-8",
                        out -> export.csv(filter, out)));
    }

    private static Anchor link(String word, String label, String file, String type, Writing writing) {
        DownloadHandler content = event -> {
            event.setFileName(file);
            event.setContentType(type);
            try (OutputStream out = event.getOutputStream()) {
                writing.into(out);
            }
        };
        Anchor link = new Anchor(content, word);
        link.getElement().setAttribute("download", file);
        link.setAriaLabel(label);
        return link;
    }
}
