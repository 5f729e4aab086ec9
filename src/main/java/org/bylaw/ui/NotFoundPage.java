package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

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
                new PageHeader(say("Page not found")),
                new EmptyState(
                        VaadinIcon.QUESTION_CIRCLE_O,
                        say("There is nothing at this address"),
                        say("It may have been mistyped, or it is not for you to see."),
                        new Anchor("", say("Go to my work"))));
        return 404;
    }
}
