package org.bylaw.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Lets relative addresses of a page, such as those of uploads, mean the same after the person has gone on to another page. */
@Component
class PageBase implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> page.getDocument()
                .head()
                .select("base")
                .attr("href", page.getVaadinRequest().getContextPath() + "/"));
    }
}
