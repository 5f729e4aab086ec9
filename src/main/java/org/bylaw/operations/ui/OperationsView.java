package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.bylaw.operations.Operations;
import org.bylaw.operations.PlatformHealth;
import org.bylaw.operations.StuckStep;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** What is stuck, which mails wait, and how the staff directory was read; administrators set it going again from here. */
@Route(value = "operations", layout = MainLayout.class)
@PageTitle("Operations · Bylaw")
@RolesAllowed({Role.Name.ADMIN, Role.Name.COMPLIANCE, Role.Name.AUDITOR})
class OperationsView extends Page implements BeforeEnterObserver {

    private final transient Operations operations;
    private final transient PlatformHealth health;
    private final transient Clock clock;

    OperationsView(Operations operations, PlatformHealth health, Clock clock) {
        this.operations = operations;
        this.health = health;
        this.clock = clock;
        addClassName("operations");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        Operations.Figures figures = operations.figures();
        boolean mayAct = operations.mayAct();
        removeAll();
        add(
                new PageHeader(say("Operations"))
                        .withLine(mayAct ? "" : say("You may look; administrators act"))
                        .withActions(
                                new RouterLink(say("Models"), ModelsView.class),
                                new Button(say("Look again"), VaadinIcon.REFRESH.create(), click -> show())),
                new HealthNotice(health.report(), true),
                stuck(figures, mayAct),
                models(),
                new MailSection(figures.mails(), operations.failedMails(), mayAct, this::sendMails, clock),
                new DirectorySection(operations.directory(), mayAct, this::readDirectory, clock));
    }

    private Section stuck(Operations.Figures figures, boolean mayAct) {
        Section section = new Section(new H2(say("Processes")));
        List<StuckStep> steps = operations.stuck();
        if (steps.isEmpty()) {
            section.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    say("Nothing is stuck"),
                    say("A step that fails is tried three times; if it still fails, it waits here for you.")));
        } else {
            UnorderedList list = new UnorderedList();
            list.addClassName("work-list");
            steps.forEach(step -> list.add(new ListItem(new StuckStepLine(step, mayAct, this::retry, clock))));
            section.add(list);
        }
        if (figures.failing() + figures.late() > 0) {
            section.add(quiet(pace(figures)));
        }
        return section;
    }

    private static String pace(Operations.Figures figures) {
        String failing = figures.failing() == 0
                ? ""
                : counted(
                        figures.failing(),
                        "1 step failed and will be tried again without you.",
                        "{0} steps failed and will be tried again without you.");
        String late = figures.late() == 0
                ? ""
                : counted(
                        figures.late(),
                        "1 step should have run more than five minutes ago.",
                        "{0} steps should have run more than five minutes ago.");
        return (failing + " " + late).strip();
    }

    private Section models() {
        List<String> broken = operations.brokenModels();
        Section section = new Section();
        section.setVisible(!broken.isEmpty());
        UnorderedList list = new UnorderedList();
        broken.forEach(fault -> list.add(new ListItem(fault)));
        section.add(
                new H2(say("Models that no longer fit")),
                new Paragraph(say("Processes that began under these models will stop at the steps named here."
                        + " Bring the missing code back, or end those processes.")),
                list);
        return section;
    }

    private static Div quiet(String text) {
        Div line = new Div(new Span(text));
        line.addClassName("quiet");
        return line;
    }

    private void retry(StuckStep step) {
        try {
            operations.retry(step.jobId());
            Notices.success(
                    say("“{0}” runs again. Look again in a moment to see whether it went through.", step.step()));
        } catch (Problem gone) {
            Notices.problem(gone.getMessage());
        }
        show();
    }

    private void sendMails() {
        int mails = operations.sendMailsNow();
        Notices.success(counted(mails, "1 mail is tried again now.", "{0} mails are tried again now."));
        show();
    }

    private void readDirectory() {
        operations.readDirectoryNow();
        if (operations.directory().filter(state -> state.problem() == null).isPresent()) {
            Notices.success(say("The staff directory was read."));
        }
        show();
    }
}
