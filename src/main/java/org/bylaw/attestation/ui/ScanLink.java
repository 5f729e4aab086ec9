package org.bylaw.attestation.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import org.bylaw.attestation.PaperScan;

/** Downloads the scan of what was signed on paper; fetched, and its permission checked, only then. */
@StyleSheet("context://bylaw/proof.css")
class ScanLink extends Anchor {

    ScanLink(Supplier<PaperScan> fetch, String words) {
        super(
                DownloadHandler.fromInputStream(event -> {
                    PaperScan scan = fetch.get();
                    // Never shown by the browser itself: it came from outside.
                    return new DownloadResponse(
                            new ByteArrayInputStream(scan.content()),
                            scan.name(),
                            "application/octet-stream",
                            scan.content().length);
                }),
                words);
        addClassName("receipt-link");
        getElement().setAttribute("download", true);
    }
}
