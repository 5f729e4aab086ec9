package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.bylaw.audit.AuditEntry;
import org.bylaw.ui.DueDate;

/** One act of a history: when, who, what in a sentence, what people wrote about it, and the rest folded. */
class ActItem extends ListItem {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Div what = new Div();

    /** @param times how often in a row */
    ActItem(ActWords words, Clock clock, AuditEntry act, int times) {
        Span time = new Span(act.at().atZone(clock.getZone()).format(TIME));
        time.addClassName("time");
        time.setTitle(DueDate.exact(act.at(), clock));
        Span who = new Span(act.actorName());
        who.addClassName("who");
        Paragraph sentence = new Paragraph(who);
        if (act.onBehalfOfName() != null) {
            sentence.add(new Span(" " + say("for {0}", act.onBehalfOfName())));
        }
        sentence.add(new Span(" " + words.sentence(act, times)));
        what.add(sentence);
        words.quotes(act).forEach(quote -> {
            Paragraph text = new Paragraph(quote);
            text.addClassName("reason");
            what.add(text);
        });
        Map<String, String> details = words.details(act);
        if (!details.isEmpty()) {
            what.add(new NativeDetails(say("Details"), details(details)));
        }
        add(time, what);
    }

    /** What stands below the sentence. */
    Div what() {
        return what;
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
