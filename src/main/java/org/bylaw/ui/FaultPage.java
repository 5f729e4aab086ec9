package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page that could not be made: why, where it is the database, else a number to quote. Without the frame, which asks the database too. */
@AnonymousAllowed
@PageTitle("This page cannot be shown · Bylaw")
class FaultPage extends Page implements HasErrorParameter<Exception> {

    private static final Logger LOG = LoggerFactory.getLogger(FaultPage.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.of(parameter.getException());
        String number = UUID.randomUUID().toString().substring(0, 8);
        if (trouble.isPresent()) {
            LOG.warn("A page was not shown: {}", trouble.get(), parameter.getException());
        } else {
            LOG.error("Fault {}", number, parameter.getException());
        }
        String words = trouble.map(DatabaseTrouble::words)
                .orElseGet(() -> say(
                        "Something went wrong, and nothing was changed. Please try again; if it stays, quote number {0}.",
                        number));
        Anchor again = new Anchor(event.getLocation().getPathWithQueryParameters(), say("Open the page again"));
        again.setRouterIgnore(true);
        add(
                new PageHeader(say("This page cannot be shown")),
                new EmptyState(VaadinIcon.INFO_CIRCLE_O, words, "", again));
        return trouble.isPresent() ? 503 : 500;
    }
}
