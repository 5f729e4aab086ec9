package org.bylaw.attestation.ui;

import com.vaadin.flow.component.html.Div;
import org.bylaw.attestation.Figures;

/** How much of a group has answered, as a bar; the figures beside it say the same in words. */
class ProgressBar extends Div {

    ProgressBar(Figures figures) {
        addClassName("share");
        getElement().setAttribute("aria-hidden", "true");
        add(
                part("share-attested", figures.attested(), figures),
                part("share-other", figures.declined() + figures.excused(), figures));
    }

    private static Div part(String style, long number, Figures figures) {
        Div part = new Div();
        part.addClassName(style);
        part.getStyle().set("width", figures.asked() == 0 ? "0" : 100.0 * number / figures.asked() + "%");
        return part;
    }
}
