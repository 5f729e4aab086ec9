package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.History;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.jspecify.annotations.Nullable;

/** A history by days, the newest first: a sentence for each act, its details folded, earlier ones on demand. */
class TimeLine extends Div {

    private static final int AT_ONCE = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final transient History history;
    private final transient SubjectRef subject;
    private final transient Clock clock;
    private final transient ActWords words;
    private final Button earlier = new Button(say("Show earlier"), click -> showMore());
    private int shown;
    private @Nullable LocalDate day;
    private OrderedList list = new OrderedList();

    TimeLine(History history, SubjectRef subject, Clock clock) {
        this.history = history;
        this.subject = subject;
        this.clock = clock;
        this.words = new ActWords(clock);
        addClassName("time-line");
        add(earlier);
        showMore();
    }

    private void showMore() {
        History.Stretch stretch = history.of(subject, shown, AT_ONCE);
        shown += stretch.acts().size();
        for (List<AuditEntry> row : inARow(stretch.acts())) {
            day(row.getFirst());
            list.add(item(row));
        }
        earlier.setVisible(stretch.more());
    }

    private void day(AuditEntry act) {
        LocalDate on = LocalDate.ofInstant(act.at(), clock.getZone());
        if (!on.equals(day)) {
            day = on;
            list = new OrderedList();
            addComponentAtIndex(getComponentCount() - 1, new H2(DueDate.exact(on)));
            addComponentAtIndex(getComponentCount() - 1, list);
        }
    }

    /** A text is saved every few seconds while somebody writes; that is one thing done, not fifty. */
    private static List<List<AuditEntry>> inARow(List<AuditEntry> acts) {
        List<List<AuditEntry>> rows = new ArrayList<>();
        for (AuditEntry act : acts) {
            if (!rows.isEmpty() && goesWith(rows.getLast().getLast(), act)) {
                rows.getLast().add(act);
            } else {
                rows.add(new ArrayList<>(List.of(act)));
            }
        }
        return rows;
    }

    private static boolean goesWith(AuditEntry later, AuditEntry act) {
        return act.act().equals("DraftSaved")
                && later.act().equals(act.act())
                && later.actorName().equals(act.actorName())
                && later.subject().equals(act.subject());
    }

    private ListItem item(List<AuditEntry> row) {
        AuditEntry act = row.getFirst();
        Span time = new Span(act.at().atZone(clock.getZone()).format(TIME));
        time.addClassName("time");
        time.setTitle(DueDate.exact(act.at(), clock));
        Span who = new Span(act.actorName());
        who.addClassName("who");
        Paragraph sentence = new Paragraph(who);
        if (act.onBehalfOfName() != null) {
            sentence.add(new Span(" " + say("for {0}", act.onBehalfOfName())));
        }
        sentence.add(new Span(" " + words.sentence(act, row.size())));
        Div what = new Div(sentence);
        words.quotes(act).forEach(quote -> {
            Paragraph text = new Paragraph(quote);
            text.addClassName("reason");
            what.add(text);
        });
        Map<String, String> details = words.details(act);
        if (!details.isEmpty()) {
            what.add(new NativeDetails(say("Details"), details(details)));
        }
        return new ListItem(time, what);
    }

    private static DescriptionList details(Map<String, String> details) {
        DescriptionList list = new DescriptionList();
        details.forEach((name, value) -> {
            DescriptionList.Description description = new DescriptionList.Description();
            description.setText(value);
            list.add(new DescriptionList.Term(name), description);
        });
        return list;
    }
}
