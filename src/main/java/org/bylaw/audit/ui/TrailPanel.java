package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.ObjectNames;
import org.bylaw.audit.TrailRow;
import org.bylaw.audit.seal.TrailProof;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Links;

/** Everything that one row of the trail says, beside the list. */
class TrailPanel extends Aside {

    private final transient ActWords words;
    private final transient TrailRow row;
    private final transient Map<SubjectRef, ObjectNames.Named> names;

    TrailPanel(TrailRow row, ObjectNames objects, TrailProof proofs, Clock clock, Runnable close) {
        this.words = new ActWords(clock);
        this.row = row;
        this.names = objects.of(List.of(row.subject(), row.page()));
        addClassName("trail-panel");
        getElement().setAttribute("aria-label", say("Row {0} of the trail", row.id()));
        Button away = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> close.run());
        away.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        away.setAriaLabel(say("Close"));
        Div head = new Div(new H2(say("Row {0}", row.id())), away);
        head.addClassName("trail-panel-head");
        AuditEntry act = TrailWords.entry(row);
        Paragraph sentence = new Paragraph(new Span(row.actorName()));
        sentence.addClassName("trail-sentence");
        if (row.onBehalfOfName() != null) {
            sentence.add(" " + say("for {0}", row.onBehalfOfName()));
        }
        sentence.add(" " + words.sentence(act, 1));
        add(head, sentence);
        words.quotes(act).forEach(quote -> {
            Paragraph text = new Paragraph(quote);
            text.addClassName("reason");
            add(text);
        });
        add(facts(clock));
        changes(act);
        details(act);
        add(new SealFacts(row.id(), proofs, clock));
    }

    private DescriptionList facts(Clock clock) {
        DescriptionList facts = new DescriptionList();
        fact(facts, say("When"), new Span(DueDate.exact(row.at(), clock)));
        fact(facts, say("Exact time (UTC)"), new Span(row.at().toString()));
        fact(facts, say("Who"), person(row.actorName(), row.actorId() == null ? "" : "people/" + row.actorId()));
        if (row.onBehalfOfName() != null) {
            fact(facts, say("For whom"), person(row.onBehalfOfName(), "people/" + row.onBehalfOf()));
        }
        fact(facts, say("From where"), new Span(row.address() == null ? say("Bylaw's own work") : row.address()));
        fact(facts, say("Act"), new Span(row.act()));
        fact(facts, say("Object"), object(row.subject()));
        if (!row.page().equals(row.subject())) {
            fact(facts, say("Told on the page of"), object(row.page()));
        }
        return facts;
    }

    private static Component person(String name, String path) {
        if (path.isEmpty()) {
            return new Span(name);
        }
        Anchor link = Links.to(path);
        link.setText(name);
        return link;
    }

    private Div object(SubjectRef ref) {
        ObjectNames.Named named = names.get(ref);
        Span kind = new Span(KindWords.of(ref.kind()));
        kind.addClassName("quiet");
        Div object = new Div();
        object.addClassName("cell-stack");
        if (named == null) {
            object.add(new Span(ref.id().toString()));
        } else {
            object.add(person(named.title(), named.path()));
        }
        Anchor story = Links.to("trail/" + ref.kind() + "/" + ref.id());
        story.setText(say("Whole story"));
        object.add(kind, story);
        return object;
    }

    private void changes(AuditEntry act) {
        List<ActWords.Change> changes = words.changes(act);
        if (changes.isEmpty()) {
            return;
        }
        NativeTableRow heads = new NativeTableRow(
                new NativeTableHeaderCell(say("What")),
                new NativeTableHeaderCell(say("Before")),
                new NativeTableHeaderCell(say("After")));
        heads.getChildren().forEach(head -> head.getElement().setAttribute("scope", "col"));
        NativeTableBody body = new NativeTableBody();
        changes.forEach(change -> body.add(new NativeTableRow(
                new NativeTableCell(change.name()),
                new NativeTableCell(change.before()),
                new NativeTableCell(change.after()))));
        NativeTable table = new NativeTable(new NativeTableHeader(heads), body);
        Div scroll = new Div(table);
        scroll.addClassName("trail-changes");
        add(new H3(say("What changed")), scroll);
    }

    private void details(AuditEntry act) {
        Map<String, String> all = words.all(act);
        if (!all.isEmpty()) {
            DescriptionList list = new DescriptionList();
            all.forEach((name, value) -> fact(list, name, new Span(value)));
            add(new H3(say("Details")), list);
        }
    }

    private static void fact(DescriptionList list, String name, Component value) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(value);
        list.add(new DescriptionList.Term(name), description);
    }
}
