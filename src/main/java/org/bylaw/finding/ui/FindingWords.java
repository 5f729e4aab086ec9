package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.bylaw.finding.ActionFacts;
import org.bylaw.finding.FindingFacts;
import org.bylaw.finding.Severity;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;

/** Findings in words for people. */
final class FindingWords {

    private FindingWords() {}

    /** As icon, word and colour. */
    static Span severity(Severity severity) {
        Icon icon = (severity == Severity.LOW ? VaadinIcon.ARROW_DOWN : VaadinIcon.ARROW_UP).create();
        if (severity == Severity.MEDIUM) {
            icon = VaadinIcon.MINUS.create();
        } else if (severity == Severity.CRITICAL) {
            icon = VaadinIcon.BOLT.create();
        }
        icon.getElement().setAttribute("aria-hidden", "true");
        Span badge = new Span(icon, new Span(say(severity.word())));
        badge.addClassNames("status", "severity-" + severity.name().toLowerCase());
        return badge;
    }

    static StatusBadge state(FindingFacts finding, LocalDate today) {
        ActionFacts action = finding.action();
        if (finding.withdrawnWhy() != null) {
            return new StatusBadge(StatusBadge.Kind.RETIRED, say("Withdrawn"));
        }
        String word = say(action.state().word());
        if (action.lateOn(today)) {
            return new StatusBadge(StatusBadge.Kind.OVERDUE, say("{0}, late", word));
        }
        return switch (action.state()) {
            case PLAN -> new StatusBadge(StatusBadge.Kind.NEUTRAL, word);
            case DOING -> new StatusBadge(StatusBadge.Kind.CONSULTATION, word);
            case VERIFY -> new StatusBadge(StatusBadge.Kind.WAITING, word);
            case DONE -> new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Verified"));
        };
    }

    /** "open for 12 days". */
    static String age(FindingFacts finding, Clock clock) {
        long days = ChronoUnit.DAYS.between(
                finding.raisedAt().atZone(clock.getZone()).toLocalDate(), LocalDate.now(clock));
        return days < 1 ? say("raised today") : counted(days, "open for 1 day", "open for {0} days");
    }

    /** When it is due; once it is done, when that was. */
    static Span date(FindingFacts finding, Clock clock) {
        return finding.closedAt() == null
                ? DueDate.of(finding.action().dueOn(), LocalDate.now(clock))
                : DueDate.ago(finding.closedAt(), clock);
    }

    static String verifier(ActionFacts action) {
        return action.verifierName() == null ? say("compliance") : action.verifierName();
    }

    static Div name(FindingFacts finding) {
        Anchor link = new Anchor("findings/" + finding.id(), finding.title());
        link.addClassName("name");
        Span about = new Span(finding.name() + " · " + finding.controlTitle());
        about.addClassName("quiet");
        Div cell = new Div(link, about);
        cell.addClassName("cell-stack");
        return cell;
    }

    static Paragraph quiet(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
