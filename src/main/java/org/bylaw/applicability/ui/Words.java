package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import org.bylaw.applicability.Difference;
import org.bylaw.applicability.StatementLine;
import org.bylaw.applicability.StatementState;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/** What statements are called on the pages, and how they and their lines stand, as badges. */
final class Words {

    private Words() {}

    static String title(StatementVersion version) {
        return version.title() + " " + version.name();
    }

    static StatusBadge badge(StatementState state) {
        StatusBadge.Kind kind =
                switch (state) {
                    case DRAFT -> StatusBadge.Kind.DRAFT;
                    case APPROVAL -> StatusBadge.Kind.WAITING;
                    case IN_FORCE -> StatusBadge.Kind.PUBLISHED;
                    case REJECTED -> StatusBadge.Kind.OVERDUE;
                    case SUPERSEDED, DISCARDED -> StatusBadge.Kind.RETIRED;
                };
        return new StatusBadge(kind, say(state.word()));
    }

    /** Since when it stands like that. */
    static Span since(StatementVersion version, Clock clock) {
        if (version.endedAt() != null) {
            return DueDate.ago(version.endedAt(), clock);
        }
        if (version.inForceAt() != null) {
            return DueDate.ago(version.inForceAt(), clock);
        }
        return DueDate.ago(version.submittedAt() == null ? version.createdAt() : version.submittedAt(), clock);
    }

    static Div decision(StatementLine line) {
        Div badges = new Div(applicable(line.applicable()));
        badges.addClassName("row");
        if (Boolean.TRUE.equals(line.applicable())) {
            badges.add(new StatusBadge(
                    switch (line.status()) {
                        case NOT_STARTED -> StatusBadge.Kind.OVERDUE;
                        case PLANNED -> StatusBadge.Kind.CONSULTATION;
                        case PARTLY_IMPLEMENTED -> StatusBadge.Kind.WAITING;
                        case IMPLEMENTED -> StatusBadge.Kind.PUBLISHED;
                    },
                    say(line.status().word())));
        }
        return badges;
    }

    private static StatusBadge applicable(@Nullable Boolean applicable) {
        StatusBadge.Kind kind = applicable == null
                ? StatusBadge.Kind.DRAFT
                : applicable ? StatusBadge.Kind.PUBLISHED : StatusBadge.Kind.RETIRED;
        return new StatusBadge(kind, Difference.decision(applicable));
    }

    static Paragraph quiet(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }

    /** A paragraph for each line that somebody typed. */
    static Div typed(String text) {
        Div typed = new Div();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> typed.add(new Paragraph(line)));
        return typed;
    }
}
