package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.bylaw.operations.PlatformHealth;
import org.bylaw.shared.Role;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** How every part stands that the platform needs: that it works, or what is wrong, since when, what that means, what to do. */
@Route(value = "operations/health", layout = MainLayout.class)
@PageTitle("Health of the platform · Bylaw")
@RolesAllowed({Role.Name.ADMIN, Role.Name.COMPLIANCE, Role.Name.AUDITOR})
class HealthView extends Page implements BeforeEnterObserver {

    private final transient PlatformHealth health;
    private final transient Clock clock;

    HealthView(PlatformHealth health, Clock clock) {
        this.health = health;
        this.clock = clock;
        addClassNames("operations", "health");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        PlatformHealth.Report report = health.report();
        removeAll();
        add(
                new PageHeader(say("Health of the platform"))
                        .withActions(new Button(say("Look again"), VaadinIcon.REFRESH.create(), click -> show())),
                new HealthNotice(report, false));
        List<PlatformHealth.Part> troubled = report.troubled();
        section(say("To look at"), troubled);
        section(
                troubled.isEmpty() ? say("All parts") : say("The other parts"),
                report.parts().stream().filter(part -> !troubled.contains(part)).toList());
        if (report.lookedAt() != null) {
            Div line = new Div(
                    new Span(say("As node {0} sees it. Looked at", report.node()) + " "),
                    DueDate.ago(report.lookedAt(), clock));
            line.addClassName("quiet");
            add(line);
        }
    }

    private void section(String title, List<PlatformHealth.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("work-list");
        parts.forEach(part -> list.add(new ListItem(new PartLine(part, clock))));
        add(new Section(new H2(title), list));
    }
}
