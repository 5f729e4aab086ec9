package org.bylaw.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;

/** Leads to an address of the application that may have a query, which {@code UI.navigate} takes apart from the path only. */
public final class Go {

    private Go() {}

    public static void to(String address) {
        Location location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }
}
