package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.springframework.context.ApplicationEventPublisher;

/** The person's roles do not open this page. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
@PageTitle("Not for your role · Bylaw")
class NotAllowedPage extends Page implements HasErrorParameter<AccessDeniedException> {

    private final transient ApplicationEventPublisher events;

    NotAllowedPage(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        events.publishEvent(new PageRefused(event.getLocation().getPath(), say("Your roles do not open this page")));
        add(
                new PageHeader(say("Not for your role")),
                new EmptyState(
                        VaadinIcon.LOCK,
                        say("Your roles do not open this page"),
                        say("Ask your administrator if you think they should."),
                        new Anchor("", say("Go to my work"))));
        return 403;
    }
}
