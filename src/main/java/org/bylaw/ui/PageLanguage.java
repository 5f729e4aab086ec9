package org.bylaw.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.bylaw.shared.Say;
import org.springframework.stereotype.Component;

/** Tells components and screen readers which language a page is in. */
@Component
class PageLanguage implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page ->
                page.getDocument().head().parent().attr("lang", Say.language().getLanguage()));
        event.getSource().addUIInitListener(init -> init.getUI().setLocale(Say.language()));
    }
}
