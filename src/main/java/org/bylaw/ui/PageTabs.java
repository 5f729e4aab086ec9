package org.bylaw.ui;

import com.vaadin.flow.component.tabs.Tabs;

/** The parts of a page as tabs, with a name for those who hear them. */
public class PageTabs extends Tabs {

    public PageTabs(String label) {
        super(false);
        getElement().setAttribute("aria-label", label);
        // Vaadin's scroller inside is focusable by script, which a list of tabs may not contain.
        getElement()
                .executeJs(
                        "customElements.whenDefined(this.localName).then(() => this.updateComplete).then(() => this.shadowRoot.querySelector('#scroll')?.removeAttribute('tabindex'))");
    }
}
