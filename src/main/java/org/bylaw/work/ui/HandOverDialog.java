package org.bylaw.work.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Counted;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;
import org.bylaw.work.HandingOver;
import org.bylaw.work.WorkItem;

/** Gives several duties to somebody else; names each of them. */
final class HandOverDialog extends Dialog {

    private final transient HandingOver handingOver;
    private final transient List<WorkItem> items;
    private final transient Runnable afterwards;
    private final ComboBox<Person> to = new ComboBox<>("To");
    private final TextField why = new TextField("Why");

    HandOverDialog(HandingOver handingOver, People people, List<WorkItem> items, Runnable afterwards) {
        this.handingOver = handingOver;
        this.items = items;
        this.afterwards = afterwards;
        setHeaderTitle("Hand over " + Counted.of(items.size(), "thing"));
        setWidth("480px");
        UnorderedList list = new UnorderedList();
        items.forEach(item -> list.add(new ListItem(item.verb() + " " + item.title())));
        Paragraph about = new Paragraph("The other person does it instead, for good, and gets a mail now. "
                + "For the days on which you are away, set a substitute instead.");
        about.addClassName("quiet");
        to.setItems(query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        to.setItemLabelGenerator(Person::name);
        to.setPlaceholder("Name");
        to.setWidthFull();
        why.setPlaceholder("knows the subject better");
        why.setMaxLength(200);
        why.setWidthFull();
        Div form = new Div(list, about, to, why);
        form.addClassNames("stack", "substitute-form");
        add(form);
        Button confirm = new Button("Hand over", click -> handOver());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Not now", click -> close()), confirm);
    }

    private void handOver() {
        if (to.isEmpty()) {
            to.setErrorMessage("Choose who does it instead.");
            to.setInvalid(true);
            return;
        }
        try {
            handingOver.handOver(
                    items.stream().map(WorkItem::id).toList(), to.getValue().id(), why.getValue());
        } catch (Problem problem) {
            Notices.problem(problem, Map.<String, HasValidation>of("to", to, "why", why));
            return;
        }
        close();
        Notices.success("%s has %s now."
                .formatted(to.getValue().name(), items.size() == 1 ? "it" : "these " + items.size() + " things"));
        afterwards.run();
    }
}
