package org.bylaw.ui;

import com.vaadin.flow.component.tabs.Tabs;

/** The parts of a page as tabs, with a name for those who hear them. */
public class PageTabs extends Tabs {

    /**
     * Vaadin's scroller inside is focusable by script, which a list of tabs may not contain. And where not all tabs fit,
     * the one that is open is brought to the middle.
     */
    private static final String SETTLE = """
            customElements.whenDefined(this.localName).then(() => this.updateComplete).then(() => {
              const scroller = this.shadowRoot.querySelector('#scroll');
              scroller.removeAttribute('tabindex');
              new ResizeObserver(() => {
                const open = this.querySelector('[selected]');
                if (open) {
                  scroller.scrollLeft = open.offsetLeft - (scroller.clientWidth - open.offsetWidth) / 2;
                }
              }).observe(scroller);
            });
            """;

    public PageTabs(String label) {
        super(false);
        getElement().setAttribute("aria-label", label);
        getElement().executeJs(SETTLE);
    }
}
