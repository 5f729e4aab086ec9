package org.bylaw.work.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Anchor;
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
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.work.MyWork;
import org.bylaw.work.WorkItem;

/** One list of everything that waits for me: late, this week, later. Filters stand in the address. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("My work · Bylaw")
@PermitAll
class MyWorkView extends Page implements BeforeEnterObserver {

    private static final int MOST = 500;

    /** Moves the focus along the list, as j and k do in many tools. */
    private static final String STEP = """
            const links = [...document.querySelectorAll('.work-link')];
            const at = links.indexOf(document.activeElement);
            links[Math.max(0, Math.min(links.length - 1, at + $0))]?.focus();
            """;

    private final transient MyWork work;
    private final transient CurrentPerson currentPerson;
    private final transient Clock clock;

    MyWorkView(MyWork work, CurrentPerson currentPerson, Clock clock) {
        this.work = work;
        this.currentPerson = currentPerson;
        this.clock = clock;
        Shortcuts.addShortcutListener(this, () -> step(1), Key.KEY_J).listenOn(this);
        Shortcuts.addShortcutListener(this, () -> step(-1), Key.KEY_K).listenOn(this);
    }

    private void step(int by) {
        getElement().executeJs(STEP, by);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String kind = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("kind")
                .orElse("");
        Map<String, Long> counts = work.counts();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        removeAll();
        add(new PageHeader("My work")
                .withLine(all == 0 ? "" : all == 1 ? "1 thing waits for you" : all + " things wait for you"));
        if (all == 0) {
            add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    "Nothing waits for you",
                    "Drafts, approvals, reviews and texts to read will be here, the most urgent first.",
                    new Anchor("read", "Read the policies that apply to you")));
            return;
        }
        add(filters(counts, kind, all));
        List<WorkItem> items = work.open(MOST).stream()
                .filter(item -> kind.isEmpty() || item.kind().equals(kind))
                .toList();
        LocalDate today = LocalDate.now(clock);
        LocalDate weekEnds = today.plusDays(7);
        group(
                "Late",
                "late-group",
                items.stream()
                        .filter(item -> due(item) != null && due(item).isBefore(today))
                        .toList());
        group(
                "This week",
                "",
                items.stream()
                        .filter(item -> due(item) != null
                                && !due(item).isBefore(today)
                                && due(item).isBefore(weekEnds))
                        .toList());
        group(
                "Later",
                "",
                items.stream()
                        .filter(item -> due(item) != null && !due(item).isBefore(weekEnds))
                        .toList());
        group(
                "Without a date",
                "",
                items.stream().filter(item -> due(item) == null).toList());
        if (all > MOST) {
            Span more = new Span("The " + MOST + " most urgent of " + all + " are shown.");
            more.addClassName("quiet");
            add(more);
        }
    }

    private LocalDate due(WorkItem item) {
        return item.dueAt() == null
                ? null
                : item.dueAt().minusNanos(1).atZone(clock.getZone()).toLocalDate();
    }

    private static Div filters(Map<String, Long> counts, String chosen, long all) {
        Div chips = new Div(chip("", "All", all, chosen));
        chips.addClassName("chips");
        counts.forEach((kind, count) -> chips.add(chip(kind, WorkKinds.label(kind), count, chosen)));
        return chips;
    }

    private static Anchor chip(String kind, String label, long count, String chosen) {
        Anchor chip = new Anchor(kind.isEmpty() ? "." : "?kind=" + kind, label + " " + count);
        if (kind.equals(chosen)) {
            chip.getElement().setAttribute("aria-current", "true");
        }
        return chip;
    }

    private void group(String title, String className, List<WorkItem> items) {
        if (items.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("work-list");
        UUID me = currentPerson.requireId();
        items.forEach(item -> list.add(item(item, me)));
        Section section = new Section(new H2(title + " (" + items.size() + ")"), list);
        section.addClassName("work-group");
        if (!className.isEmpty()) {
            section.addClassName(className);
        }
        add(section);
    }

    private ListItem item(WorkItem item, UUID me) {
        Span verb = new Span(item.verb());
        verb.addClassName("work-verb");
        Span what = new Span(verb, new Span(" " + item.title()));
        what.addClassName("work-what");
        Span why = new Span(why(item, me));
        why.addClassName("work-why");
        Span due = DueDate.of(item.dueAt(), clock);
        Span when = new Span(due);
        when.addClassName("work-due");
        Anchor link = new Anchor(item.path().substring(1), "");
        link.addClassName("work-link");
        link.add(what, when, why);
        ListItem line = new ListItem(link);
        line.addClassName("work-item");
        return line;
    }

    private static String why(WorkItem item, UUID me) {
        String forWhom = item.forPersonId().equals(me) ? "" : "for " + item.forPersonName() + ", who is away; ";
        String from = item.askedByName() == null ? "" : ", asked by " + item.askedByName();
        return forWhom + item.why() + from;
    }
}
