package org.bylaw.retention.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bylaw.people.CurrentPerson;
import org.bylaw.retention.LegalHolds;
import org.bylaw.retention.Retention;
import org.bylaw.retention.Retention.Run;
import org.bylaw.retention.Retention.Switch;
import org.bylaw.retention.Term;
import org.bylaw.shared.KeptData.Due;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.StatusBadge;

/** How long each kind of data is kept, what the next run would remove, which holds lie, and what former runs removed. */
@Route(value = "retention", layout = MainLayout.class)
@PageTitle("Retention · Bylaw")
@RolesAllowed({Role.Name.COMPLIANCE, Role.Name.AUDITOR})
class RetentionView extends Page implements BeforeEnterObserver {

    private final transient Retention retention;
    private final transient LegalHolds holds;
    private final transient CurrentPerson currentPerson;
    private final transient Clock clock;

    RetentionView(Retention retention, LegalHolds holds, CurrentPerson currentPerson, Clock clock) {
        addClassName("sections");
        this.retention = retention;
        this.holds = holds;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        boolean mayChange = currentPerson.has(Role.COMPLIANCE);
        Switch state = retention.state();
        List<Term> terms = retention.terms();
        PageHeader header = new PageHeader(say("Retention"))
                .withLine(
                        state.active()
                                ? new StatusBadge(
                                        StatusBadge.Kind.PUBLISHED, say("Removed each night from 2 o'clock on"))
                                : new StatusBadge(StatusBadge.Kind.NEUTRAL, say("Switched off: nothing is removed")));
        if (mayChange) {
            header.withActions(state.active() ? stop(state) : start(state, terms));
        }
        add(header, new H2(say("How long each kind of data is kept")));
        add(new TermGrid(terms, mayChange, term -> new TermDialog(retention, term, this::show).open()));
        Paragraph trail = new Paragraph(
                say(
                        "Of an act of the audit trail that goes, the hash stays, so that the others are proven as before, and an act says what went by which rule. Names can be withheld earlier, without breaking a proof."));
        trail.addClassName("quiet");
        add(trail, holdHeader(mayChange), holdList(), new H2(say("Runs")), runs());
    }

    private Component stop(Switch state) {
        return new Button(say("Switch it off"), click -> act(() -> retention.activate(false, state.revision())));
    }

    private Component start(Switch state, List<Term> terms) {
        List<Due> dues = terms.stream().map(Term::due).filter(Objects::nonNull).toList();
        int going = dues.stream().mapToInt(Due::going).sum();
        boolean more = dues.stream().anyMatch(Due::more);
        Button start = new Button(
                say("Switch it on…"),
                click -> Confirm.ask(
                        say("Remove what has outlived its term?"),
                        more
                                ? say(
                                        "The next night at least {0} things go, and then each night what has outlived its term. They cannot be brought back.",
                                        going)
                                : counted(
                                        going,
                                        "The next night 1 thing goes, and then each night what has outlived its term. It cannot be brought back.",
                                        "The next night {0} things go, and then each night what has outlived its term. They cannot be brought back."),
                        say("Switch it on"),
                        () -> act(() -> retention.activate(true, state.revision()))));
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return start;
    }

    private void act(Runnable act) {
        try {
            act.run();
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
        show();
    }

    private Div holdHeader(boolean mayChange) {
        Div row = new Div(new H2(say("Legal holds")));
        row.addClassNames("section-head", "holds-head");
        if (mayChange) {
            row.add(new Button(say("Place a legal hold"), click -> new PutHoldDialog(holds, this::show).open()));
        }
        return row;
    }

    private Component holdList() {
        int count = holds.count();
        return count == 0
                ? new EmptyState(
                        VaadinIcon.LOCK,
                        say("No legal hold"),
                        say(
                                "For a lawsuit or an investigation, compliance places one; nothing that it covers is removed until it is lifted."))
                : new HoldGrid(holds, count, clock, hold -> new LiftHoldDialog(holds, hold, this::show).open());
    }

    private Component runs() {
        List<Run> runs = retention.runs();
        if (runs.isEmpty()) {
            return new Paragraph(say("There was no run yet."));
        }
        Map<String, String> labels =
                retention.terms().stream().collect(Collectors.toMap(Term::kind, term -> say(term.label())));
        UnorderedList list = new UnorderedList();
        runs.forEach(run -> list.add(new ListItem(
                run.finished()
                        ? say("{0}: {1}", DueDate.exact(run.day()), counts(run, labels))
                        : say("{0}, still under way: {1}", DueDate.exact(run.day()), counts(run, labels)))));
        return list;
    }

    private static String counts(Run run, Map<String, String> labels) {
        String counts = run.counts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> labels.getOrDefault(entry.getKey(), entry.getKey()) + ": " + number(entry.getValue()))
                .sorted()
                .collect(Collectors.joining("; "));
        return counts.isEmpty() ? say("nothing had outlived its term") : counts;
    }
}
