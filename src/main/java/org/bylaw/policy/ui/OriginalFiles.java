package org.bylaw.policy.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.bylaw.policy.Imports;

/** The files that a draft was imported from, to download as they came. */
final class OriginalFiles extends Div {

    OriginalFiles(Imports imports, UUID versionId, List<Imports.Original> originals) {
        addClassName("stack");
        originals.forEach(original -> {
            // Never shown by the browser itself: an HTML file would run as a page of ours.
            DownloadHandler content = DownloadHandler.fromInputStream(event -> {
                byte[] bytes = imports.content(versionId, original.id());
                return new DownloadResponse(
                        new ByteArrayInputStream(bytes), original.fileName(), "application/octet-stream", bytes.length);
            });
            Anchor link = new Anchor(content, original.fileName());
            link.getElement().setAttribute("download", original.fileName());
            Span fingerprint = new Span("SHA-256 " + original.sha256().substring(0, 12) + "…");
            fingerprint.addClassName("quiet");
            fingerprint.setTitle(original.sha256());
            add(new Div(link, new Div(fingerprint)));
        });
    }
}
