package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.DatabaseTrouble;
import org.bylaw.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What a person sees when an act fails: the problem in words, or a number to quote; the page and what was typed stay. */
@Component
class Faults implements VaadinServiceInitListener {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(Faults::tell));
    }

    private static void tell(ErrorEvent event) {
        Throwable fault = event.getThrowable();
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.of(fault);
        if (trouble.isPresent()) {
            LOG.warn("A person was told: {}", trouble.get(), fault);
            Notices.problem(trouble.get().words());
            return;
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                Notices.problem(problem.getMessage());
                return;
            }
            if (cause instanceof AccessDeniedException) {
                Notices.problem(say("Your roles do not allow this. Ask your administrator if you think they should."));
                return;
            }
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Fault {}", number, fault);
        Notices.problem(say(
                "Something went wrong, and nothing was changed. Please try again; if it stays, quote number {0}.",
                number));
    }
}
