package org.bylaw.work.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.Links;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.work.HandingOver;
import org.bylaw.work.MyWork;
import org.bylaw.work.MyWork.Acting;
import org.bylaw.work.Upcoming;
import org.bylaw.work.WorkItem;
import org.jspecify.annotations.Nullable;

/** One list of everything that waits for me: late, this week, later. Filters stand in the address. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("My work · Bylaw")
@PermitAll
class MyWorkView extends Page implements BeforeEnterObserver {

    private static final int STEP = 100;
    private static final int NEXT_SHOWN = 5;

    /** Moves the focus along the list, as j and k do in many tools; not while somebody types, nor below a dialog. */
    private static final String KEYS = """
            const page = this;
            const step = event => {
              if (!page.isConnected) {
                document.removeEventListener('keydown', step);
                return;
              }
              const by = { j: 1, k: -1 }[event.key];
              const typing = event.composedPath().some(node => node.matches?.('input, textarea, [contenteditable]'));
              if (!by || typing || event.ctrlKey || event.metaKey || event.altKey
                  || document.querySelector('vaadin-dialog[opened]')) {
                return;
              }
              const links = [...page.querySelectorAll('.work-link')];
              const at = links.indexOf(document.activeElement);
              links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
            };
            document.addEventListener('keydown', step);
            """;

    private final transient MyWork work;
    private final transient HandingOver handingOver;
    private final transient People people;
    private final transient CurrentPerson currentPerson;
    private final transient Clock clock;

    MyWorkView(MyWork work, HandingOver handingOver, People people, CurrentPerson currentPerson, Clock clock) {
        this.work = work;
        this.handingOver = handingOver;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(KEYS);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(WorkAddress.of(event.getLocation().getQueryParameters()), STEP);
    }

    private void show(WorkAddress address, int most) {
        List<Acting> actingFor = work.actingFor();
        UUID whose = person(address.whose(), actingFor);
        Map<String, Long> counts = work.counts(whose);
        removeAll();
        PageHeader header = new PageHeader(say("My work")).withLine(sentence(counts));
        add(header);
        if (!actingFor.isEmpty()) {
            add(persons(address, actingFor));
        }
        if (counts.isEmpty()) {
            add(nothing());
            return;
        }
        add(kinds(address, counts));
        // One more than is shown tells whether there are others.
        List<WorkItem> found =
                work.open(new MyWork.Filter(address.kind().isEmpty() ? null : address.kind(), whose), most + 1);
        Button handOver = new Button(say("Hand over …"));
        handOver.setVisible(false);
        header.withActions(handOver);
        List<WorkItem> marked = new ArrayList<>();
        handOver.addClickListener(click ->
                new HandOverDialog(handingOver, people, List.copyOf(marked), () -> show(address, most)).open());
        add(new WorkList(
                found.subList(0, Math.min(most, found.size())),
                actingFor,
                handingOver::mayHandOver,
                marks -> {
                    marked.clear();
                    marked.addAll(marks);
                    handOver.setVisible(!marks.isEmpty());
                    handOver.setText(say("Hand over {0} …", marks.size()));
                },
                clock));
        if (found.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    say("None of this kind is left"),
                    say("Other things wait; the chips above show them."),
                    new Anchor(address.kind("").path(), say("Show everything"))));
        }
        if (found.size() > most) {
            Span more = new Span(say("The {0} most urgent are shown.", most) + " ");
            more.addClassName("quiet");
            Div below = new Div(more, new Button(say("Show more"), click -> show(address, most + STEP)));
            below.addClassNames("row", "work-more");
            add(below);
        }
    }

    /** Whose work the address asks for; empty for mine and that of all for whom I act. */
    private @Nullable UUID person(String whose, List<Acting> actingFor) {
        return whose.equals(WorkAddress.ME)
                ? currentPerson.requireId()
                : actingFor.stream()
                        .filter(acting -> acting.username().equals(whose))
                        .map(Acting::personId)
                        .findFirst()
                        .orElse(null);
    }

    private static String sentence(Map<String, Long> counts) {
        long all = total(counts);
        return all == 0
                ? ""
                : all == 1 ? say("1 thing waits for you") : say("{0} things wait for you", WorkKinds.figure(all));
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private Component nothing() {
        Div page = new Div(new EmptyState(
                VaadinIcon.CHECK_CIRCLE_O,
                say("Nothing waits for you"),
                say("Drafts, approvals, reviews and texts to read will be here, the most urgent first."),
                new Anchor("read", say("Read the policies that apply to you"))));
        List<Upcoming> next = work.upcoming(NEXT_SHOWN);
        if (!next.isEmpty()) {
            UnorderedList list = new UnorderedList();
            list.addClassName("work-list");
            next.forEach(item -> list.add(next(item)));
            Section section = new Section(new H2(say("What comes next")), list);
            section.addClassName("work-group");
            page.add(section);
        }
        return page;
    }

    private static ListItem next(Upcoming item) {
        Span what = new Span(item.title());
        what.addClassName("work-what");
        Span when = new Span(say("from {0}", item.from()));
        when.addClassName("work-due");
        Anchor link = Links.to(item.path());
        link.addClassName("work-link");
        link.add(what, when);
        ListItem line = new ListItem(link);
        line.addClassName("work-item");
        return line;
    }

    private static Nav kinds(WorkAddress address, Map<String, Long> counts) {
        Nav chips = chips(say("What kind"));
        chips.add(chip(
                address.kind(""),
                say("All {0}", WorkKinds.figure(total(counts))),
                address.kind().isEmpty()));
        counts.forEach((kind, count) -> chips.add(chip(
                address.kind(kind),
                WorkKinds.label(kind) + " " + WorkKinds.figure(count),
                kind.equals(address.kind()))));
        return chips;
    }

    private static Nav persons(WorkAddress address, List<Acting> actingFor) {
        Nav chips = chips(say("For whom"));
        chips.add(
                chip(address.whose(""), say("Everybody"), address.whose().isEmpty()),
                chip(address.whose(WorkAddress.ME), say("Me"), address.whose().equals(WorkAddress.ME)));
        actingFor.forEach(acting -> chips.add(chip(
                address.whose(acting.username()),
                say("{0}, away until {1}", acting.name(), acting.until()),
                address.whose().equals(acting.username()))));
        return chips;
    }

    private static Nav chips(String label) {
        Nav chips = new Nav();
        chips.addClassName("chips");
        chips.getElement().setAttribute("aria-label", label);
        return chips;
    }

    private static Anchor chip(WorkAddress address, String words, boolean chosen) {
        Anchor chip = new Anchor(address.path(), words);
        if (chosen) {
            chip.getElement().setAttribute("aria-current", "true");
        }
        return chip;
    }
}
