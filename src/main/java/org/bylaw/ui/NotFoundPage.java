package org.bylaw.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** There is no such page. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
@PageTitle("Page not found · Bylaw")
class NotFoundPage extends Page implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        add(
                new PageHeader("Page not found"),
                new EmptyState(
                        VaadinIcon.QUESTION_CIRCLE_O,
                        "There is nothing at this address",
                        "It may have been mistyped, or it is not for you to see.",
                        new Anchor("", "Go to my work")));
        return 404;
    }
}
