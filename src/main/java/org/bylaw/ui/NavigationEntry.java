package org.bylaw.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;

/**
 * An entry of the navigation, as a bean of the module that has the page. Only those who may open the page see it.
 *
 * @param order from 10 (first) upwards
 * @param narrow whether it also stands in the bar at the bottom of a narrow window
 */
public record NavigationEntry(
        String label, VaadinIcon icon, Class<? extends Component> view, int order, boolean narrow) {}
