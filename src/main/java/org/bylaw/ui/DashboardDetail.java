package org.bylaw.ui;

import com.vaadin.flow.component.Component;

/** Extension point: a module puts a chart or a list below the figures of the dashboard. */
public interface DashboardDetail {

    /** From 10 (first) upwards. */
    int order();

    Component render();
}
