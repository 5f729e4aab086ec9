package org.bylaw.work.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bylaw.shared.StoredWords;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Links;
import org.bylaw.work.MyWork.Acting;
import org.bylaw.work.WorkItem;

/** Items by when they are due: late in red, this week, later, without a date. */
final class WorkList extends Div {

    /** The groups in the order in which they stand. */
    private enum Group {
        LATE(later("Late")),
        THIS_WEEK(later("This week")),
        LATER(later("Later")),
        UNDATED(later("Without a date"));

        private final String title;

        Group(String title) {
            this.title = title;
        }
    }

    private final transient Clock clock;
    private final transient LocalDate today;
    private final transient Map<UUID, Acting> absent;
    private final transient Predicate<WorkItem> markable;
    private final transient Consumer<List<WorkItem>> marked;
    private final transient List<WorkItem> marks = new ArrayList<>();

    /**
     * A list.
     *
     * @param markable which items can be marked
     * @param marked told of all that are marked, whenever that changes
     */
    WorkList(
            List<WorkItem> items,
            List<Acting> actingFor,
            Predicate<WorkItem> markable,
            Consumer<List<WorkItem>> marked,
            Clock clock) {
        this.clock = clock;
        this.markable = markable;
        this.marked = marked;
        this.today = LocalDate.now(clock);
        this.absent = actingFor.stream().collect(Collectors.toMap(Acting::personId, Function.identity()));
        items.stream()
                .collect(Collectors.groupingBy(this::group, () -> new EnumMap<>(Group.class), Collectors.toList()))
                .forEach((group, members) -> add(section(group, members)));
    }

    private Group group(WorkItem item) {
        if (item.dueAt() == null) {
            return Group.UNDATED;
        }
        LocalDate due = item.dueAt().minusNanos(1).atZone(clock.getZone()).toLocalDate();
        return due.isBefore(today) ? Group.LATE : due.isBefore(today.plusDays(7)) ? Group.THIS_WEEK : Group.LATER;
    }

    private Section section(Group group, List<WorkItem> items) {
        UnorderedList list = new UnorderedList();
        list.addClassName("work-list");
        items.forEach(item -> list.add(item(item)));
        Section section = new Section(new H2(say(group.title)), list);
        section.addClassName("work-group");
        if (group == Group.LATE) {
            section.addClassName("late-group");
        }
        return section;
    }

    private ListItem item(WorkItem item) {
        Span verb = new Span(say(item.verb()));
        verb.addClassName("work-verb");
        Span what = new Span(verb, new Span(" " + StoredWords.title(item.title())));
        what.addClassName("work-what");
        Span why = new Span(why(item));
        why.addClassName("work-why");
        Span when = new Span(DueDate.of(item.dueAt(), clock));
        when.addClassName("work-due");
        Anchor link = Links.to(item.path());
        link.addClassName("work-link");
        link.add(what, when, why);
        ListItem line = new ListItem(link);
        line.addClassName("work-item");
        if (markable.test(item)) {
            line.addComponentAsFirst(mark(item));
            line.addClassName("markable");
        }
        return line;
    }

    private Checkbox mark(WorkItem item) {
        Checkbox box = new Checkbox();
        box.setAriaLabel(say("Mark: {0} {1}", say(item.verb()), StoredWords.title(item.title())));
        box.addValueChangeListener(change -> {
            if (change.getValue()) {
                marks.add(item);
            } else {
                marks.remove(item);
            }
            marked.accept(List.copyOf(marks));
        });
        return box;
    }

    /** "for Karin Nyberg, who is away until 4 May 2026; as the owner, asked by Mira Holm". */
    private String why(WorkItem item) {
        Acting acting = absent.get(item.forPersonId());
        String forWhom = acting == null ? "" : say("for {0}, who is away until {1}; ", acting.name(), acting.until());
        String why = StoredWords.reason(item.why());
        return forWhom + (item.askedByName() == null ? why : say("{0}, asked by {1}", why, item.askedByName()));
    }
}
