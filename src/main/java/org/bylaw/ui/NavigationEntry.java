package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the navigation, as a bean of the module that has the page. Only those who may open the page see it.
 *
 * @param view empty where the page is plain HTML, open to everyone
 * @param path of a page that is plain HTML, without a leading slash
 * @param order from 10 (first) upwards; from 30 among the policies, from 50 among the controls, from 70 the organisation
 * @param narrow whether it also stands in the bar at the bottom of a narrow window; only for views
 * @param useful whether there can be anything on the page for the current person
 */
public record NavigationEntry(
        String label,
        VaadinIcon icon,
        @Nullable Class<? extends Component> view,
        @Nullable String path,
        int order,
        boolean narrow,
        BooleanSupplier useful) {

    public NavigationEntry(
            String label,
            VaadinIcon icon,
            Class<? extends Component> view,
            int order,
            boolean narrow,
            BooleanSupplier useful) {
        this(label, icon, view, null, order, narrow, useful);
    }

    public NavigationEntry(String label, VaadinIcon icon, Class<? extends Component> view, int order, boolean narrow) {
        this(label, icon, view, order, narrow, () -> true);
    }

    /** A page that is plain HTML, open to everyone. */
    public static NavigationEntry plain(String label, VaadinIcon icon, String path, int order) {
        return new NavigationEntry(label, icon, null, path, order, false, () -> true);
    }

    boolean opens(AccessAnnotationChecker access) {
        return (view == null || access.hasAccess(view)) && useful.getAsBoolean();
    }

    SideNavItem item() {
        if (view != null) {
            SideNavItem item = new SideNavItem(say(label), view, icon.create());
            item.setMatchNested(!item.getPath().isEmpty());
            return item;
        }
        SideNavItem item = new SideNavItem(say(label), path, icon.create());
        item.setRouterIgnore(true);
        return item;
    }
}
