package org.bylaw.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.theme.lumo.Lumo;

/** The HTML page that everything is shown in. */
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet(Lumo.UTILITY_STYLESHEET)
@StyleSheet("context://bylaw/bylaw.css")
@StyleSheet("context://bylaw/drafts.css")
@StyleSheet("context://bylaw/people.css")
@StyleSheet("context://bylaw/control.css")
@StyleSheet("context://bylaw/dashboard.css")
@StyleSheet("context://bylaw/finding.css")
@StyleSheet("context://bylaw/evidence.css")
@StyleSheet("context://bylaw/applicability.css")
@StyleSheet("context://bylaw/risk.css")
@StyleSheet("context://bylaw/reviews.css")
@StyleSheet("context://bylaw/waivers.css")
@StyleSheet("context://bylaw/process.css")
@StyleSheet("context://bylaw/comments.css")
@StyleSheet("context://bylaw/history.css")
@StyleSheet("context://bylaw/operations.css")
@StyleSheet("context://bylaw/seal.css")
public class Shell implements AppShellConfigurator {

    /** Applies the remembered choice of light or dark, else the system's, before anything is painted. */
    private static final String THEME = """
            const chosen = localStorage.getItem('bylaw-theme');
            const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
            document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
            document.documentElement.setAttribute('theme', dark ? 'dark' : 'light');
            """;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Bylaw");
        settings.addMetaTag("color-scheme", "light dark");
        // From the root: browsers ask for it before they know the page's base.
        settings.addFavIcon("icon", VaadinRequest.getCurrent().getContextPath() + "/bylaw/icon.svg", "any");
        settings.addInlineWithContents(THEME, Inline.Wrapping.JAVASCRIPT);
    }
}
