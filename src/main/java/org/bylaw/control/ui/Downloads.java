package org.bylaw.control.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import org.bylaw.control.exchange.HandedIn;

/** Links that download a file which is made, and its permission checked, only on the click. */
final class Downloads {

    private Downloads() {}

    static Anchor link(Supplier<HandedIn> fetch, String words) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    HandedIn file = fetch.get();
                    // Never shown by the browser itself.
                    return new DownloadResponse(
                            new ByteArrayInputStream(file.content()),
                            file.name(),
                            "application/octet-stream",
                            file.content().length);
                }),
                words);
        link.getElement().setAttribute("download", true);
        return link;
    }
}
