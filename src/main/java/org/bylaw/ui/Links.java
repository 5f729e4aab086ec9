package org.bylaw.ui;

import com.vaadin.flow.component.html.Anchor;

/** Links to paths of the application. */
public final class Links {

    /** Where pages are plain HTML, which the browser fetches itself. */
    private static final String PLAIN = "attest";

    private Links() {}

    /** An empty link to a path below the application's root, with or without its leading slash. */
    public static Anchor to(String path) {
        String address = path.startsWith("/") ? path.substring(1) : path;
        Anchor link = new Anchor(address, "");
        link.setRouterIgnore(address.equals(PLAIN) || address.startsWith(PLAIN + "/"));
        return link;
    }
}
