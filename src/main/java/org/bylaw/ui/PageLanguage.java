package org.bylaw.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.PageTitle;
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
        event.getSource().addUIInitListener(init -> {
            init.getUI().setLocale(Say.language());
            init.getUI().addAfterNavigationListener(arrived -> title(init.getUI(), arrived));
        });
    }

    /** The title of an annotation is the English one. */
    private static void title(UI ui, AfterNavigationEvent arrived) {
        PageTitle title = arrived.getActiveChain().getFirst().getClass().getAnnotation(PageTitle.class);
        if (title != null) {
            // Vaadin sets the English one itself once all listeners are through.
            ui.beforeClientResponse(ui, answer -> ui.getPage().setTitle(Say.say(title.value())));
        }
    }
}
