package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.bylaw.risk.Assessment;
import org.bylaw.risk.RiskFacts;
import org.bylaw.risk.RiskPage;
import org.bylaw.risk.Scale;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.FactsRail;
import org.bylaw.ui.StatusBadge;

/** The parts of a risk's page that are only read: treatment with the levels, controls, and the facts beside them. */
final class RiskSections {

    private final Clock clock;

    RiskSections(Clock clock) {
        this.clock = clock;
    }

    Div treatment(RiskPage page) {
        Assessment assessment = page.risk().assessment();
        if (assessment == null) {
            return section(
                    say("Treatment"),
                    quiet(say("{0} is asked to assess it first.", page.risk().ownerName())));
        }
        Scale scale = page.scale();
        Div levels = new Div(
                level(say("Before"), scale, assessment.likelihood(), assessment.impact()),
                assessment.residualLikelihood() == null
                        ? quiet(say("Nobody has said yet how high it is after treatment."))
                        : level(say("After"), scale, assessment.residualLikelihood(), assessment.residualImpact()));
        levels.addClassName("risk-levels");
        Div section = section(say("Treatment"), levels);
        Div how = new Div(new Span(say(assessment.treatment().word())));
        how.addClassName("row");
        how.getChildren()
                .findFirst()
                .ifPresent(word -> word.getElement().getClassList().add("name"));
        if (assessment.planDoneOn() != null) {
            how.add(new StatusBadge(
                    StatusBadge.Kind.PUBLISHED, say("Done on {0}", DueDate.exact(assessment.planDoneOn()))));
        } else if (assessment.planDueOn() != null) {
            how.add(DueDate.of(assessment.planDueOn(), LocalDate.now(clock)));
        }
        section.add(how);
        if (!assessment.plan().isBlank()) {
            Paragraph plan = new Paragraph(assessment.plan());
            plan.addClassName("risk-plan");
            section.add(plan);
        }
        return section;
    }

    private static Div level(String when, Scale scale, int likelihood, int impact) {
        Span word = new Span(when);
        word.addClassName("quiet");
        Div line = new Div(
                word,
                new LevelBadge(scale.level(likelihood, impact)),
                new Span(say(
                        "Likelihood {0}, impact {1}",
                        scale.likelihood(likelihood).label(),
                        scale.impact(impact).label())));
        line.addClassName("row");
        return line;
    }

    static Div controls(RiskFacts risk) {
        UnorderedList list = new UnorderedList();
        risk.controls()
                .forEach(control -> list.add(new ListItem(new Anchor(
                        "controls/" + URLEncoder.encode(control.code(), StandardCharsets.UTF_8), control.label()))));
        return section(
                say("Controls that treat it"),
                risk.controls().isEmpty() ? quiet(say("No control is linked yet.")) : list);
    }

    static Div section(String heading, Component... content) {
        Div section = new Div(new H2(heading));
        section.add(content);
        return section;
    }

    static Paragraph quiet(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }

    FactsRail rail(RiskPage page) {
        RiskFacts risk = page.risk();
        FactsRail rail = new FactsRail(say("Facts about the risk"));
        Anchor owner = new Anchor("people/" + risk.ownerId(), risk.ownerName());
        Div who = new Div(owner);
        if (!risk.ownerActive()) {
            who.add(new StatusBadge(StatusBadge.Kind.OVERDUE, say("Has left")));
        }
        rail.with(say("Owner"), who);
        rail.with(say("Department"), Objects.requireNonNullElse(risk.departmentName(), ""));
        rail.with(say("Asset or process"), risk.asset());
        LocalDate review = risk.reviewOn();
        rail.with(say("Next review"), review == null ? new Span("–") : review(risk, review));
        rail.with(
                say("Scale"),
                new Anchor("risks/scale", say("Scale {0}", page.scale().number())));
        if (risk.assessedAt() != null) {
            Div assessed = new Div(new Span(risk.assessedByName() + ", "), DueDate.ago(risk.assessedAt(), clock));
            rail.with(say("Assessed"), assessed);
        }
        rail.with(say("Entered"), DueDate.ago(risk.createdAt(), clock));
        return rail;
    }

    private Component review(RiskFacts risk, LocalDate review) {
        Div day = new Div(new Span(DueDate.exact(review)));
        if (risk.open() && review.isBefore(LocalDate.now(clock).plusDays(30))) {
            day.add(new Span(" "), DueDate.of(review, LocalDate.now(clock)));
        }
        return day;
    }
}
