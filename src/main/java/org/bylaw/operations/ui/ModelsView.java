package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bylaw.operations.ModelDesk;
import org.bylaw.shared.Role;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.StatusBadge;
import org.bylaw.workflow.Models;

/** The processes and decision tables in use, and which of them were changed here. */
@Route(value = "operations/models", layout = MainLayout.class)
@PageTitle("Models · Bylaw")
@RolesAllowed({Role.Name.ADMIN, Role.Name.COMPLIANCE, Role.Name.AUDITOR})
class ModelsView extends Page implements BeforeEnterObserver {

    private final transient ModelDesk desk;
    private final transient Clock clock;

    ModelsView(ModelDesk desk, Clock clock) {
        addClassName("sections");
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<Models.Model> models = desk.newest();
        removeAll();
        add(
                new PageHeader(say("Models"))
                        .withLine(say("What Bylaw works by: open one to see, download or change it")),
                section(
                        say("Processes"),
                        models.stream().filter(model -> !model.isTable()).toList()),
                section(
                        say("Decision tables"),
                        models.stream().filter(Models.Model::isTable).toList()));
    }

    private Section section(String title, List<Models.Model> models) {
        UnorderedList list = new UnorderedList();
        list.addClassName("work-list");
        models.forEach(model -> list.add(new ListItem(line(model))));
        return new Section(new H2(title), list);
    }

    private Component line(Models.Model model) {
        RouterLink link =
                new RouterLink(model.name(), ModelView.class, new RouteParameters(ModelView.KEY, model.key()));
        Div facts = new Div(
                new Span(say("Version {0}", model.version()) + " · "),
                DueDate.ago(model.since(), clock),
                new Span(model.isTable() ? "" : " · " + counted(model.running(), "1 is running", "{0} are running")));
        facts.addClassName("quiet");
        Div line = new Div(link, facts);
        line.addClassNames("card", "stack");
        badge(model).ifPresent(line::add);
        return line;
    }

    static Optional<StatusBadge> badge(Models.Model model) {
        if (model.ownHasChanged()) {
            return Optional.of(new StatusBadge(StatusBadge.Kind.WAITING, say("Changed here; Bylaw's own is newer")));
        }
        return model.changed()
                ? Optional.of(new StatusBadge(StatusBadge.Kind.NEUTRAL, say("Changed here")))
                : Optional.empty();
    }
}
