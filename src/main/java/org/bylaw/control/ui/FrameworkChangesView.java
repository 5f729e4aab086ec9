package org.bylaw.control.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bylaw.control.exchange.EditionChange;
import org.bylaw.control.exchange.EditionChange.Kind;
import org.bylaw.control.exchange.Editions;
import org.bylaw.control.exchange.Editions.Comparison;
import org.bylaw.shared.Role;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.jspecify.annotations.Nullable;

/** An edition of a framework compared with the one before: what was added, dropped, merged, split and renumbered. */
@Route(value = "frameworks/:key/changes", layout = MainLayout.class)
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
class FrameworkChangesView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final String KIND = "kind";

    private final transient Editions editions;
    private String title = say("Frameworks");

    FrameworkChangesView(Editions editions) {
        this.editions = editions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String key = event.getRouteParameters().get("key").orElse("");
        removeAll();
        editions.changes(key).ifPresentOrElse(comparison -> show(event, key, comparison), this::nothing);
    }

    private void nothing() {
        title = say("What changed");
        add(
                new PageHeader(title),
                new EmptyState(
                        VaadinIcon.SPLIT,
                        say("Nothing to compare"),
                        say("This framework does not replace another edition.")));
    }

    private void show(BeforeEnterEvent event, String key, Comparison comparison) {
        Kind kind = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(KIND)
                .flatMap(FrameworkChangesView::kind)
                .orElse(null);
        title = say("What changed in {0}", comparison.after());
        List<EditionChange> shown = comparison.changes().stream()
                .filter(change -> kind == null || change.kind() == kind)
                .toList();
        add(
                new PageHeader(title)
                        .withLine(new Anchor(
                                "controls?framework=" + comparison.beforeKey(),
                                say("before: {0}", comparison.before())))
                        .withLine(new Anchor("controls?framework=" + key, say("after: {0}", comparison.after()))),
                toolbar(key, comparison, kind),
                shown.isEmpty()
                        ? new EmptyState(
                                VaadinIcon.SPLIT, say("Nothing of this kind"), say("Choose another kind above."))
                        : new ChangesGrid(shown, comparison.before(), comparison.after()));
    }

    @Override
    public String getPageTitle() {
        return say("{0} · Bylaw", title);
    }

    private static Optional<Kind> kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Div toolbar(String key, Comparison comparison, @Nullable Kind chosen) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        comparison.changes().forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
        Select<Kind> kinds = new Select<>();
        kinds.setAriaLabel(say("What changed"));
        kinds.setItems(Kind.values());
        kinds.setEmptySelectionAllowed(true);
        kinds.setEmptySelectionCaption(say("Everything"));
        kinds.setItemLabelGenerator(kind ->
                kind == null ? say("Everything") : say("{0} · {1}", say(kind.word()), counts.getOrDefault(kind, 0)));
        kinds.setValue(chosen);
        kinds.addValueChangeListener(change -> UI.getCurrent()
                .navigate(
                        "frameworks/" + key + "/changes",
                        change.getValue() == null
                                ? QueryParameters.empty()
                                : QueryParameters.of(
                                        KIND, change.getValue().name().toLowerCase(Locale.ROOT))));
        Div toolbar = new Div(kinds);
        toolbar.addClassName("toolbar");
        return toolbar;
    }
}
