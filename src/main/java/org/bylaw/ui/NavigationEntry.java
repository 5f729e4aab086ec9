package org.bylaw.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.BooleanSupplier;

/**
 * An entry of the navigation, as a bean of the module that has the page. Only those who may open the page see it.
 *
 * @param order from 10 (first) upwards
 * @param narrow whether it also stands in the bar at the bottom of a narrow window
 * @param useful whether there can be anything on the page for the current person
 */
public record NavigationEntry(
        String label,
        VaadinIcon icon,
        Class<? extends Component> view,
        int order,
        boolean narrow,
        BooleanSupplier useful) {

    public NavigationEntry(String label, VaadinIcon icon, Class<? extends Component> view, int order, boolean narrow) {
        this(label, icon, view, order, narrow, () -> true);
    }
}
