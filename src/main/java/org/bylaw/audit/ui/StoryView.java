package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.bylaw.audit.ObjectNames;
import org.bylaw.audit.TrailSearch;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.Links;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** One thing's story from its first act to its last, to be read from the top down. */
@Route(value = "trail/:kind([a-z-]+)/:id([0-9a-f-]{36})", layout = MainLayout.class)
@RolesAllowed({Role.Name.AUDITOR, Role.Name.COMPLIANCE, Role.Name.ADMIN})
class StoryView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient TrailSearch search;
    private final transient ObjectNames objects;
    private final transient Clock clock;
    private String title = "";

    StoryView(TrailSearch search, ObjectNames objects, Clock clock) {
        this.search = search;
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        SubjectRef object = new SubjectRef(
                event.getRouteParameters().get("kind").orElse(""), Addresses.id(event, "id", say("object")));
        ObjectNames.Named named = objects.of(List.of(object)).get(object);
        title = named == null ? KindWords.of(object.kind()) : named.title();
        removeAll();
        PageHeader header = new PageHeader(title).withLine(new Span(KindWords.of(object.kind())));
        if (named != null && !named.path().isEmpty()) {
            Anchor page = Links.to(named.path());
            page.setText(say("Its page"));
            header.withLine(page);
        }
        Anchor rows = new Anchor("trail?object=" + object.kind() + ":" + object.id(), say("As a list"));
        add(header.withActions(rows));
        StoryLine story = new StoryLine(search, objects, object, clock);
        add(
                story.isEmpty()
                        ? new EmptyState(
                                VaadinIcon.FILE_TREE,
                                say("Nothing is on record"),
                                say("The trail has no act on this, or the address is incomplete."))
                        : story);
    }

    @Override
    public String getPageTitle() {
        return say("Story of {0} · Bylaw", title);
    }
}
