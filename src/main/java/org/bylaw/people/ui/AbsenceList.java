package org.bylaw.people.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.bylaw.people.Absence;
import org.bylaw.people.Absences;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Say;
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
        Span substitute = new Span(say("{0} stands in", absence.substituteName()));
        substitute.addClassName("quiet");
        ListItem line = new ListItem(who, days, substitute);
        line.addClassNames("work-item", "absence");
        if (mayEnd) {
            boolean begun = !absence.firstDay().isAfter(today);
            Button end = new Button(begun ? say("End it now") : say("Call it off"), click -> end(absence, begun));
            end.addThemeVariants(ButtonVariant.LUMO_SMALL);
            end.setAriaLabel(
                    begun
                            ? say("End it now: the absence of {0}, {1}", absence.personName(), days(absence))
                            : say("Call it off: the absence of {0}, {1}", absence.personName(), days(absence)));
            line.add(end);
        }
        return line;
    }

    private String days(Absence absence) {
        LocalDate first = absence.firstDay();
        LocalDate last = absence.lastDay();
        if (absence.covers(today)) {
            return say("away until {0}", last);
        }
        if (first.equals(last)) {
            return say("away on {0}", first);
        }
        return YearMonth.from(first).equals(YearMonth.from(last))
                ? say(
                        "away from {0} to {1} {2}",
                        first.getDayOfMonth(),
                        last.getDayOfMonth(),
                        last.format(DateTimeFormatter.ofPattern("MMMM yyyy", Say.language())))
                : say("away from {0} to {1}", first, last);
    }

    private void end(Absence absence, boolean begun) {
        try {
            absences.end(absence.id());
            Notices.success(
                    begun
                            ? say("{0} does their own work again.", absence.personName())
                            : say("The absence of {0} was called off.", absence.personName()));
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
        afterwards.run();
    }
}
