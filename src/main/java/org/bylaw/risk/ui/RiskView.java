package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.risk.Acceptances;
import org.bylaw.risk.RiskFacts;
import org.bylaw.risk.RiskPage;
import org.bylaw.risk.RiskScales;
import org.bylaw.risk.Risks;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.FoldedPanels;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.StatusBadge;
import org.bylaw.ui.SubjectPanel;

/** One risk: how high before and after, what is done, which controls treat it, who accepted what remains. */
@Route(value = "risks/:riskId", layout = MainLayout.class)
@RolesAllowed({
    Role.Name.CONTROL_OWNER,
    Role.Name.COMPLIANCE,
    Role.Name.AUDITOR,
    Role.Name.MANAGEMENT,
    Role.Name.POLICY_OWNER,
    Role.Name.POLICY_AUTHOR,
    Role.Name.APPROVER,
    Role.Name.ADMIN
})
class RiskView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Risks risks;
    private final transient RiskScales scales;
    private final transient Acceptances acceptances;
    private final transient People people;
    private final transient Clock clock;
    private final transient RiskSections sections;
    private final transient List<SubjectPanel> panels;
    private String title = say("Risk");

    RiskView(
            Risks risks,
            RiskScales scales,
            Acceptances acceptances,
            People people,
            Clock clock,
            List<SubjectPanel> panels) {
        this.risks = risks;
        this.scales = scales;
        this.acceptances = acceptances;
        this.people = people;
        this.clock = clock;
        this.sections = new RiskSections(clock);
        this.panels = panels;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(Addresses.id(event, "riskId", say("risk")));
    }

    @Override
    public String getPageTitle() {
        return say("{0} · Bylaw", title);
    }

    private void show(UUID id) {
        RiskPage page = risks.page(id);
        RiskFacts risk = page.risk();
        title = risk.name();
        removeAll();
        PageHeader header = new PageHeader(title)
                .withLine(LevelBadge.course(risk.level(), risk.residualLevel()), badge(page))
                .withLine(say("Owner: {0}", risk.ownerName()))
                .withActions(actions(page));
        Div left = new Div();
        left.addClassName("stack");
        if (!risk.open()) {
            left.add(closed(risk));
        }
        if (page.onOlderScale()) {
            left.add(older(page));
        }
        left.add(
                RiskSections.section(say("What could happen"), new Paragraph(risk.threat())),
                RiskSections.section(
                        say("What makes it possible"),
                        risk.vulnerability().isBlank()
                                ? RiskSections.quiet(say("Nobody has written that yet."))
                                : new Paragraph(risk.vulnerability())),
                sections.treatment(page),
                RiskSections.controls(risk),
                new AcceptancePart(page, clock),
                new FoldedPanels(panels, risk.subject()));
        Div columns = new Div(left, sections.rail(page));
        columns.addClassNames("columns", "risk-page");
        add(header, columns);
    }

    private Component badge(RiskPage page) {
        RiskFacts risk = page.risk();
        LocalDate today = LocalDate.now(clock);
        if (!risk.open()) {
            return new StatusBadge(StatusBadge.Kind.RETIRED, say("Closed"));
        }
        if (risk.level() == null) {
            return new StatusBadge(StatusBadge.Kind.DRAFT, say("Not assessed"));
        }
        if (risk.reviewOverdue(today)) {
            return new StatusBadge(StatusBadge.Kind.OVERDUE, say("Review overdue"));
        }
        if (risk.planOverdue(today)) {
            return new StatusBadge(StatusBadge.Kind.OVERDUE, say("Treatment overdue"));
        }
        return page.accepted().isPresent()
                ? new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Accepted"))
                : new StatusBadge(StatusBadge.Kind.WAITING, say("Not accepted"));
    }

    private Component[] actions(RiskPage page) {
        RiskFacts risk = page.risk();
        List<Button> actions = new ArrayList<>();
        if (page.mayReopen()) {
            actions.add(new Button(say("Open it again …"), click -> reopen(risk)));
        }
        if (page.mayAssess()) {
            actions.add(new Button(say("Close the risk …"), click -> close(risk)));
        }
        if (page.mayDescribe()) {
            actions.add(new Button(say("Edit"), click -> RiskDialog.change(risks, people, risk, this::show)
                    .open()));
        }
        if (page.mayAssess()) {
            actions.add(new Button(
                    risk.level() == null ? say("Assess") : say("Assess again"),
                    click -> new AssessDialog(risks, page, LocalDate.now(clock), () -> show(risk.id())).open()));
        }
        if (page.mayAccept()) {
            actions.add(new Button(say("Accept what remains …"), click -> accept(risk)));
        }
        if (!actions.isEmpty()) {
            actions.getLast().addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return actions.toArray(Component[]::new);
    }

    private void accept(RiskFacts risk) {
        new ReasonDialog(
                        say("Accept what remains of {0}?", risk.name()),
                        say(
                                "You sign that the organisation lives with a risk that is “{0}” after treatment. You will be asked to log in once more. Any change of the assessment makes it void.",
                                say(Objects.requireNonNull(risk.residualLevel()).word())),
                        say("Comment"),
                        "comment",
                        say("Go on to sign"),
                        comment -> {
                            String path = acceptances.ask(risk.id(), risk.revision(), comment);
                            UI.getCurrent().navigate(path.substring(1));
                        })
                .open();
    }

    private void close(RiskFacts risk) {
        new ReasonDialog(
                        say("Close {0}?", risk.name()),
                        say("It leaves the register of open risks and stays on record. It can be opened again."),
                        say("Reason"),
                        "why",
                        say("Close the risk"),
                        why -> {
                            risks.close(risk.id(), risk.revision(), why);
                            Notices.success(say("The risk is closed."));
                            show(risk.id());
                        })
                .open();
    }

    private void reopen(RiskFacts risk) {
        new ReasonDialog(
                        say("Open {0} again?", risk.name()),
                        say("It is back in the register with its assessment."),
                        say("Reason"),
                        "why",
                        say("Open it again"),
                        why -> {
                            risks.reopen(risk.id(), risk.revision(), why);
                            Notices.success(say("The risk is open again."));
                            show(risk.id());
                        })
                .open();
    }

    private Div closed(RiskFacts risk) {
        Paragraph why = new Paragraph(String.valueOf(risk.closedWhy()));
        why.addClassName("note");
        Span who = new Span(risk.closedByName() + ", ");
        who.addClassName("quiet");
        if (risk.closedAt() != null) {
            who.add(DueDate.ago(risk.closedAt(), clock));
        }
        return RiskSections.section(say("Why it is closed"), why, new Div(who));
    }

    private Div older(RiskPage page) {
        Div box = new Div(new Span(say(
                "Assessed on scale {0}; scale {1} is in use now.",
                page.scale().number(), page.current().number())));
        box.addClassName("stale");
        if (page.mayAssess()) {
            Button carry = new Button(say("Carry it over"), click -> {
                try {
                    scales.carryOver(page.risk().id(), page.risk().revision());
                    Notices.success(
                            say("It stands on the new scale now. What was accepted of it is to be accepted anew."));
                } catch (Problem problem) {
                    Notices.problem(problem.getMessage());
                }
                show(page.risk().id());
            });
            carry.addThemeVariants(ButtonVariant.LUMO_SMALL);
            box.add(carry);
        }
        return box;
    }
}
