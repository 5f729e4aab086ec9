package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Comparator;
import java.util.List;

/** The frame of all pages: on the left what this person needs and no more, on top search, help and who I am. */
@AnonymousAllowed
public class MainLayout extends AppLayout {

    private static final int FEW_PAGES = 9;

    private final transient List<NavigationEntry> entries;
    private final transient SearchDialog search;

    public MainLayout(List<NavigationEntry> entries, List<SearchSource> sources, WhoIAm who) {
        AccessAnnotationChecker access = new AccessAnnotationChecker();
        this.entries = entries.stream()
                .filter(entry -> entry.opens(access))
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.search = new SearchDialog(sources);
        setI18n(new AppLayoutI18n().setDrawer(say("Drawer")));
        setPrimarySection(Section.DRAWER);
        Aside drawer = new Aside(brand(), navigation());
        drawer.getElement().setAttribute("aria-label", "Bylaw");
        addToDrawer(drawer);
        Header top = new Header(
                skipLink(),
                drawerToggle(),
                spacer(),
                searchButton(),
                PageHelp.button(),
                ThemeChoice.button(),
                userMenu(who));
        top.addClassName("top-bar");
        addToNavbar(top);
        // Not in the touch-optimised bar of the layout: a narrow window is one on any device.
        getElement().appendChild(bottomBar().getElement());
    }

    private static Anchor skipLink() {
        Anchor skip = new Anchor("#content", say("Skip to content"));
        skip.addClassName("skip-link");
        skip.setRouterIgnore(true);
        return skip;
    }

    private static DrawerToggle drawerToggle() {
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(say("Toggle navigation panel"));
        return toggle;
    }

    private static Div brand() {
        Image mark = new Image("bylaw/icon.svg", "");
        Div brand = new Div(mark, new Span("Bylaw"));
        brand.addClassName("brand");
        return brand;
    }

    /** In sections with a name once there are many pages; those who see few need no names. */
    private Div navigation() {
        boolean named = entries.size() > FEW_PAGES;
        Div all = new Div();
        for (NavigationSection section : NavigationSection.values()) {
            List<NavigationEntry> inside = entries.stream()
                    .filter(entry -> section.holds(entry.order()))
                    .toList();
            if (inside.isEmpty()) {
                continue;
            }
            SideNav navigation = new SideNav(say(section.label()));
            navigation.getElement().setAttribute("aria-label", say(section.label()));
            if (named && section != NavigationSection.MINE) {
                navigation.setCollapsible(true);
            } else {
                navigation.setLabel(null);
            }
            inside.forEach(entry -> navigation.addItem(entry.item()));
            all.add(navigation);
        }
        return all;
    }

    private Nav bottomBar() {
        Nav bar = new Nav();
        bar.addClassName("bottom-bar");
        bar.getElement().setAttribute("aria-label", say("Main pages"));
        entries.stream().filter(NavigationEntry::narrow).limit(3).forEach(entry -> {
            RouterLink link = new RouterLink();
            link.setRoute(entry.view());
            link.add(entry.icon().create(), new Span(say(entry.label())));
            bar.add(link);
        });
        NativeButton find = barButton(say("Search"), VaadinIcon.SEARCH, search::open);
        NativeButton more = barButton(say("More"), VaadinIcon.MENU, () -> setDrawerOpened(!isDrawerOpened()));
        bar.add(find, more);
        return bar;
    }

    private static NativeButton barButton(String word, VaadinIcon icon, Runnable act) {
        NativeButton button = new NativeButton("", click -> act.run());
        button.add(icon.create(), new Span(word));
        return button;
    }

    private static Div spacer() {
        Div spacer = new Div();
        spacer.addClassName("spacer");
        return spacer;
    }

    private Button searchButton() {
        Button button = new Button(say("Search"), VaadinIcon.SEARCH.create(), click -> search.open());
        button.addClassName("search-button");
        Span keys = new Span("Ctrl K");
        keys.addClassName("keys");
        keys.getElement().setAttribute("aria-hidden", "true");
        button.setSuffixComponent(keys);
        button.addClickShortcut(Key.KEY_K, KeyModifier.CONTROL);
        return button;
    }

    private static MenuBar userMenu(WhoIAm who) {
        MenuBar menu = new MenuBar();
        menu.setI18n(new MenuBar.MenuBarI18n().setMoreOptions(say("More options")));
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
        Avatar avatar = new Avatar(who.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(who.name());
        name.addClassName("user-name");
        Div face = new Div(avatar, name);
        face.addClassName("user-face");
        MenuItem item = menu.addItem(face);
        item.setAriaLabel(say("Your account, {0}", who.name()));
        Div about = new Div(new Span(who.name()), new Span(who.description()));
        about.addClassName("user-about");
        item.getSubMenu().addItem(about).setEnabled(false);
        who.actingFor()
                .forEach(absent ->
                        item.getSubMenu().addItem(say("Acting for {0}", absent)).setEnabled(false));
        item.getSubMenu().addItem(say("Absence and substitute"), click -> navigate("absences"));
        item.getSubMenu().addItem(say("Log out"), click -> who.logOut());
        return menu;
    }

    private static void navigate(String path) {
        UI.getCurrent().navigate(path);
    }
}
