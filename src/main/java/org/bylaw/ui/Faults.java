package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
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
        show(words(event.getThrowable()));
    }

    /** What the person is told; what nobody foresaw is written into the log under the number that they are given. */
    static String words(Throwable fault) {
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.of(fault);
        if (trouble.isPresent()) {
            LOG.warn("A person was told: {}", trouble.get(), fault);
            return trouble.get().words();
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem.getMessage();
            }
            if (cause instanceof AccessDeniedException) {
                return say("Your roles do not allow this. Ask your administrator if you think they should.");
            }
        }
        if (DatabaseTrouble.isNoText(fault)) {
            return say("What you typed has a character that no text can have (U+0000). Please type it anew.");
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Fault {}", number, fault);
        return say(
                "Something went wrong, and nothing was changed. Please try again; if it stays, quote number {0}.",
                number);
    }

    /** What fails while a file is fetched has no page to show it on; the answer says it. */
    private static void show(String words) {
        if (UI.getCurrent() != null) {
            Notices.problem(words);
        }
    }
}
