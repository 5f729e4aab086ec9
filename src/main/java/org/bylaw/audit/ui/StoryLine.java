package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bylaw.audit.ObjectNames;
import org.bylaw.audit.TrailPlace;
import org.bylaw.audit.TrailRow;
import org.bylaw.audit.TrailSearch;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Links;
import org.jspecify.annotations.Nullable;

/** The acts on one thing by days, the oldest first, with how long it took from one to the next. */
class StoryLine extends Div {

    private static final int AT_ONCE = 100;

    private final transient TrailSearch search;
    private final transient ObjectNames objects;
    private final transient SubjectRef object;
    private final transient Clock clock;
    private final transient ActWords words;
    private final Button later = new Button(say("Show what came after"), click -> showMore());
    private transient @Nullable TrailRow last;
    private transient @Nullable LocalDate day;
    private OrderedList list = new OrderedList();

    StoryLine(TrailSearch search, ObjectNames objects, SubjectRef object, Clock clock) {
        this.search = search;
        this.objects = objects;
        this.object = object;
        this.clock = clock;
        this.words = new ActWords(clock);
        addClassName("time-line");
        add(later);
        showMore();
    }

    boolean isEmpty() {
        return last == null;
    }

    private void showMore() {
        List<TrailRow> rows = search.story(object, last == null ? null : TrailPlace.of(last), AT_ONCE + 1);
        later.setVisible(rows.size() > AT_ONCE);
        List<TrailRow> shown = rows.subList(0, Math.min(AT_ONCE, rows.size()));
        Map<SubjectRef, ObjectNames.Named> names =
                objects.of(shown.stream().map(TrailRow::subject).toList());
        for (List<TrailRow> same : inARow(shown)) {
            TrailRow first = same.getFirst();
            pause(first);
            day(first);
            list.add(item(same, names));
            last = same.getLast();
        }
    }

    /** A text is saved every few seconds while somebody writes; that is one thing done, not fifty. */
    private static List<List<TrailRow>> inARow(List<TrailRow> rows) {
        List<List<TrailRow>> all = new ArrayList<>();
        for (TrailRow row : rows) {
            if (!all.isEmpty() && goesWith(all.getLast().getLast(), row)) {
                all.getLast().add(row);
            } else {
                all.add(new ArrayList<>(List.of(row)));
            }
        }
        return all;
    }

    private static boolean goesWith(TrailRow before, TrailRow row) {
        return row.act().equals("DraftSaved")
                && before.act().equals(row.act())
                && before.actorName().equals(row.actorName())
                && before.subject().equals(row.subject());
    }

    private void day(TrailRow row) {
        LocalDate on = LocalDate.ofInstant(row.at(), clock.getZone());
        if (!on.equals(day)) {
            day = on;
            list = new OrderedList();
            addComponentAtIndex(getComponentCount() - 1, new H2(DueDate.exact(on)));
            addComponentAtIndex(getComponentCount() - 1, list);
        }
    }

    private void pause(TrailRow next) {
        if (last == null) {
            return;
        }
        String passed = passed(Duration.between(last.at(), next.at()));
        if (!passed.isEmpty()) {
            Span words = new Span(passed);
            ListItem pause = new ListItem(words);
            pause.addClassName("pause");
            list.add(pause);
        }
    }

    /** "3 days later", "2 hours later"; nothing for less than a minute. */
    static String passed(Duration time) {
        if (time.toDays() >= 1) {
            return counted(time.toDays(), "1 day later", "{0} days later");
        }
        if (time.toHours() >= 1) {
            return counted(time.toHours(), "1 hour later", "{0} hours later");
        }
        return time.toMinutes() >= 1 ? counted(time.toMinutes(), "1 minute later", "{0} minutes later") : "";
    }

    private ActItem item(List<TrailRow> same, Map<SubjectRef, ObjectNames.Named> names) {
        TrailRow row = same.getLast();
        ActItem item = new ActItem(words, clock, TrailWords.entry(row), same.size());
        ObjectNames.Named named = names.get(row.subject());
        Div links = new Div();
        links.addClassName("story-links");
        if (!row.subject().equals(object) && named != null) {
            Span kind = new Span(KindWords.of(row.subject().kind()) + ": ");
            links.add(kind, link(named.title(), named.path()));
        }
        Anchor all = link(
                say("Row {0}", row.id()), "trail?object=" + object.kind() + ":" + object.id() + "&row=" + row.id());
        links.add(all);
        item.what().add(links);
        return item;
    }

    private static Anchor link(String text, String path) {
        Anchor link = Links.to(path);
        link.setText(text);
        return link;
    }
}
