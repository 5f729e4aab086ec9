package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at a page as people with other eyes and other screens do: light and dark, wide and narrow. */
final class Looks {

    private static final Set<String> BAD = Set.of("moderate", "serious", "critical");

    /** How far the page itself can be scrolled sideways, in pixels; tables and diagrams may within themselves. */
    private static final String SIDEWAYS = """
            () => {
              let most = document.scrollingElement.scrollWidth - window.innerWidth;
              for (let e = document.querySelector('main'); e; e = e.parentElement ?? e.getRootNode().host) {
                most = Math.max(most, e.scrollWidth - e.clientWidth);
              }
              return most;
            }""";

    /** What the button for light and dark does. */
    private static final String THEME = """
            colours => {
              document.documentElement.style.colorScheme = colours;
              document.documentElement.setAttribute('theme', colours);
            }""";

    private Looks() {}

    /** What is wrong with the page that is in view, in words; nothing where all is well. */
    static List<String> faults(Page page, String name) {
        List<String> faults = new ArrayList<>();
        for (int width : new int[] {1440, 390}) {
            page.setViewportSize(width, 900);
            for (String colours : List.of("light", "dark")) {
                page.evaluate(THEME, colours);
                // Colours fade into each other for a moment after a change.
                page.evaluate("() => Promise.all(document.getAnimations().map(one => one.finished.catch(() => {})))");
                for (Rule rule : rulesFor(page, colours).analyze().getViolations()) {
                    if (BAD.contains(rule.getImpact())) {
                        rule.getNodes()
                                .forEach(node -> faults.add("%s, %d px, %s: %s: %s"
                                        .formatted(name, width, colours, rule.getHelp(), node.getHtml())));
                    }
                }
            }
            int sideways = (int) page.evaluate(SIDEWAYS);
            if (sideways > 1) {
                faults.add("%s, %d px: the page scrolls sideways by %d px".formatted(name, width, sideways));
            }
        }
        page.setViewportSize(1440, 900);
        page.evaluate(THEME, "light");
        return faults;
    }

    /** Light and dark differ in colours alone, so all else is looked at once for each width. No page has frames. */
    private static AxeBuilder rulesFor(Page page, String colours) {
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
        return colours.equals("dark") ? axe.withRules(List.of("color-contrast")) : axe;
    }

    static void areFine(Page page, String name) {
        assertThat(faults(page, name)).isEmpty();
    }
}
