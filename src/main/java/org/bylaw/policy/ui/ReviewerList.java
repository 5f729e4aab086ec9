package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import org.bylaw.policy.Consultations.Reviewer;
import org.bylaw.policy.Consultations.Stage;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.PersonName;
import org.bylaw.ui.StatusBadge;

/** Who was asked to comment, and who is done. */
final class ReviewerList extends UnorderedList {

    ReviewerList(Standing now, Clock clock) {
        addClassName("reviewers");
        getElement().setAttribute("aria-label", say("Who was asked"));
        now.reviewers().forEach(reviewer -> add(line(reviewer, now.stage() == Stage.COMMENTING, clock)));
    }

    private static ListItem line(Reviewer reviewer, boolean going, Clock clock) {
        ListItem line = new ListItem(new PersonName(reviewer.name()));
        if (reviewer.doneAt() == null) {
            line.add(
                    going
                            ? new StatusBadge(StatusBadge.Kind.WAITING, say("Not yet done"))
                            : new StatusBadge(StatusBadge.Kind.NEUTRAL, say("Did not finish")));
        } else {
            line.add(new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Done")), DueDate.ago(reviewer.doneAt(), clock));
        }
        return line;
    }
}
