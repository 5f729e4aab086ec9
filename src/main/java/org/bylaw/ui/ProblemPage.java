package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.bylaw.shared.Problem;

/** A page that cannot be shown, and why, in words. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
@PageTitle("This page cannot be shown · Bylaw")
class ProblemPage extends Page implements HasErrorParameter<Problem> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Problem> parameter) {
        Problem problem = parameter.getException();
        add(
                new PageHeader(say("This page cannot be shown")),
                new EmptyState(
                        VaadinIcon.INFO_CIRCLE_O, problem.getMessage(), "", new Anchor("", say("Go to my work"))));
        return status(problem);
    }

    /** Of HTTP. */
    static int status(Problem problem) {
        return switch (problem.kind()) {
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case STALE -> 409;
            case INVALID -> 400;
            case TOO_OFTEN -> 429;
        };
    }
}
