package org.bylaw.notification.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.bylaw.notification.MailProblem;
import org.bylaw.notification.MailProblems;
import org.bylaw.shared.Role;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.FilterField;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** Whom no mail reaches and why, page by page from the database; HR has addresses tried again from here. */
@Route(value = "people/mail-problems", layout = MainLayout.class)
@PageTitle("Mail problems · Bylaw")
@RolesAllowed({Role.Name.HR, Role.Name.COMPLIANCE, Role.Name.AUDITOR, Role.Name.ADMIN})
class MailProblemsView extends Page implements BeforeEnterObserver {

    private final transient MailProblems problems;
    private final transient Clock clock;
    private final Span count = new Span();
    private final TextField text = new FilterField(say("Name or address"));
    private final Select<MailProblem.Kind> kind = new Select<>();
    private final Button again = new Button();
    private final Grid<MailProblem> grid = new Grid<>();
    private final Div empty = new Div();
    private transient MailProblems.Filter filter = new MailProblems.Filter("", null);
    private boolean reading;

    MailProblemsView(MailProblems problems, Clock clock) {
        this.problems = problems;
        this.clock = clock;
        Paragraph lead = new Paragraph(
                say(
                        "They are asked all the same, but no mail is sent to them. What they should have"
                                + " got waits up to 14 days, and goes out in one digest once the directory has a good address."));
        lead.addClassName("lead");
        columns();
        add(new PageHeader(say("Mail problems")).withLine(count), lead, toolbar(problems.mayTryAgain()), grid, empty);
    }

    private Div toolbar(boolean mayTryAgain) {
        text.addValueChangeListener(event -> address());
        kind.setItems(MailProblem.Kind.values());
        kind.setItemLabelGenerator(each -> each == null ? say("All problems") : ProblemWords.kind(each));
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(say("All problems"));
        kind.setAriaLabel(say("Which problems"));
        kind.addValueChangeListener(event -> address());
        Div toolbar = new Div(text, kind);
        toolbar.addClassNames("toolbar", "people-toolbar");
        if (mayTryAgain) {
            grid.setSelectionMode(Grid.SelectionMode.MULTI);
            grid.setItemSelectableProvider(problem -> problem.kind() != MailProblem.Kind.MISSING);
            grid.addSelectionListener(
                    event -> marked(event.getAllSelectedItems().size()));
            again.addThemeVariants(ButtonVariant.LUMO_CONTRAST);
            again.addClickListener(click -> tryAgain());
            marked(0);
            toolbar.add(again);
        }
        return toolbar;
    }

    private void marked(int marked) {
        again.setEnabled(marked > 0);
        again.setText(
                marked == 0
                        ? say("Try addresses again")
                        : counted(marked, "Try 1 address again", "Try {0} addresses again"));
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.addComponentColumn(this::who)
                .setHeader(say("Person"))
                .setFlexGrow(2)
                .setWidth("180px");
        grid.addComponentColumn(ProblemWords::what)
                .setHeader(say("What is wrong"))
                .setFlexGrow(4)
                .setWidth("280px");
        grid.addComponentColumn(this::since)
                .setHeader(say("Since"))
                .setFlexGrow(1)
                .setWidth("120px");
        grid.addColumn(ProblemWords::waiting)
                .setHeader(say("Mails waiting"))
                .setFlexGrow(1)
                .setWidth("120px");
        NarrowGrid.use(grid, grid.addComponentColumn(this::narrow).setHeader(say("Person")));
        grid.setAriaLabel(say("Mail problems"));
        grid.setMinHeight("min(70vh, 640px)");
        grid.setItems(new CallbackDataProvider<MailProblem, Void>(
                query -> problems.page(filter, query.getOffset(), query.getLimit()).stream(),
                query -> problems.count(filter),
                MailProblem::personId));
    }

    private Div narrow(MailProblem problem) {
        Div cell = new Div(who(problem), ProblemWords.what(problem));
        if (problem.waiting() > 0) {
            cell.add(new Span(ProblemWords.waiting(problem)));
        }
        cell.addClassName("cell-stack");
        return cell;
    }

    private Div who(MailProblem problem) {
        Anchor link = new Anchor("people/" + problem.personId(), problem.name());
        link.addClassName("name");
        Div cell = new Div(link);
        if (problem.asked() > 0) {
            Span asked = new Span(counted(problem.asked(), "1 attestation open", "{0} attestations open"));
            asked.addClassName("quiet");
            cell.add(asked);
        }
        cell.addClassName("cell-stack");
        return cell;
    }

    private Component since(MailProblem problem) {
        return problem.since() == null ? new Span("–") : DueDate.ago(problem.since(), clock);
    }

    private void tryAgain() {
        int addresses = problems.tryAgain(
                grid.getSelectedItems().stream().map(MailProblem::personId).toList());
        Notices.success(
                addresses == 0
                        ? say("Nothing to try again: these problems are over.")
                        : counted(
                                addresses,
                                "Mail goes to 1 address again, with the next digest.",
                                "Mail goes to {0} addresses again, with the next digest."));
        show();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = ProblemsAddress.of(event.getLocation().getQueryParameters());
        reading = true;
        text.setValue(filter.text());
        kind.setValue(filter.kind());
        reading = false;
        show();
    }

    private void show() {
        int found = problems.count(filter);
        count.setText(counted(found, "1 person", "{0} people"));
        grid.deselectAll();
        grid.setVisible(found > 0);
        grid.getDataProvider().refreshAll();
        empty.removeAll();
        if (found == 0) {
            empty.add(nobody());
        }
    }

    private EmptyState nobody() {
        return filter.text().isBlank() && filter.kind() == null
                ? new EmptyState(
                        VaadinIcon.CHECK_CIRCLE_O,
                        say("Mail reaches everybody"),
                        say("Whoever has no mail address, or one that mail comes back from, will stand here."))
                : new EmptyState(VaadinIcon.ENVELOPE_O, say("Nobody fits"), say("Change the filters above."));
    }

    /** Puts the filters into the address; entering it again shows whom they leave. */
    private void address() {
        if (!reading) {
            UI.getCurrent()
                    .navigate(
                            "people/mail-problems",
                            ProblemsAddress.parameters(new MailProblems.Filter(text.getValue(), kind.getValue())));
        }
    }
}
