package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.OrderedList;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bylaw.audit.ActSentences;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.History;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.jspecify.annotations.Nullable;

/** A history by days, the newest first: a sentence for each act, its details folded, earlier ones on demand. */
class TimeLine extends Div {

    private static final int AT_ONCE = 50;

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
            list.add(new ActItem(words, clock, row.getFirst(), row.size()));
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
            if (!rows.isEmpty() && ActSentences.inARow(rows.getLast().getLast(), act)) {
                rows.getLast().add(act);
            } else {
                rows.add(new ArrayList<>(List.of(act)));
            }
        }
        return rows;
    }
}
