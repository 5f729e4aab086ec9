package org.bylaw.policy.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.util.List;
import org.bylaw.policy.Consultations.Reviewer;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.PersonName;
import org.bylaw.ui.StatusBadge;

/** Who was asked to comment, and who is done. */
final class ReviewerList extends UnorderedList {

    ReviewerList(List<Reviewer> reviewers, Clock clock) {
        addClassName("reviewers");
        getElement().setAttribute("aria-label", "Who was asked");
        reviewers.forEach(reviewer -> add(line(reviewer, clock)));
    }

    private static ListItem line(Reviewer reviewer, Clock clock) {
        ListItem line = new ListItem(new PersonName(reviewer.name()));
        if (reviewer.doneAt() == null) {
            line.add(new StatusBadge(StatusBadge.Kind.WAITING, "Not yet done"));
        } else {
            line.add(new StatusBadge(StatusBadge.Kind.PUBLISHED, "Done"), DueDate.ago(reviewer.doneAt(), clock));
        }
        return line;
    }
}
