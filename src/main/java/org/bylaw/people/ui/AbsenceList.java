package org.bylaw.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.bylaw.people.Absence;
import org.bylaw.people.Absences;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Notices;

/** Absences as sentences; one that may be ended has a button for it. */
final class AbsenceList extends UnorderedList {

    private final transient Absences absences;
    private final transient LocalDate today;
    private final transient Runnable afterwards;

    AbsenceList(Absences absences, LocalDate today, Runnable afterwards) {
        this.absences = absences;
        this.today = today;
        this.afterwards = afterwards;
        addClassNames("work-list", "absence-list");
    }

    /** @param mayEnd whether the current person may end these */
    AbsenceList with(List<Absence> found, boolean mayEnd) {
        found.forEach(absence -> add(line(absence, mayEnd)));
        return this;
    }

    private ListItem line(Absence absence, boolean mayEnd) {
        Span who = new Span(absence.personName());
        who.addClassName("work-what");
        Span days = new Span(days(absence));
        Span substitute = new Span(absence.substituteName() + " stands in");
        substitute.addClassName("quiet");
        ListItem line = new ListItem(who, days, substitute);
        line.addClassNames("work-item", "absence");
        if (mayEnd) {
            boolean begun = !absence.firstDay().isAfter(today);
            Button end = new Button(begun ? "End it now" : "Call it off", click -> end(absence, begun));
            end.addThemeVariants(ButtonVariant.LUMO_SMALL);
            end.setAriaLabel("%s: the absence of %s, %s"
                    .formatted(begun ? "End it now" : "Call it off", absence.personName(), days(absence)));
            line.add(end);
        }
        return line;
    }

    private String days(Absence absence) {
        LocalDate first = absence.firstDay();
        LocalDate last = absence.lastDay();
        if (absence.covers(today)) {
            return "away until " + DueDate.exact(last);
        }
        if (first.equals(last)) {
            return "away on " + DueDate.exact(first);
        }
        return YearMonth.from(first).equals(YearMonth.from(last))
                ? "away from %d to %s".formatted(first.getDayOfMonth(), DueDate.exact(last))
                : "away from %s to %s".formatted(DueDate.exact(first), DueDate.exact(last));
    }

    private void end(Absence absence, boolean begun) {
        try {
            absences.end(absence.id());
            Notices.success(
                    begun
                            ? "%s does their own work again.".formatted(absence.personName())
                            : "The absence of %s was called off.".formatted(absence.personName()));
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
        afterwards.run();
    }
}
