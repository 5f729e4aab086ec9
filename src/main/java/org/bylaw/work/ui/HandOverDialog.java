package org.bylaw.work.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

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
import org.bylaw.shared.Problem;
import org.bylaw.shared.StoredWords;
import org.bylaw.ui.Notices;
import org.bylaw.work.HandingOver;
import org.bylaw.work.WorkItem;

/** Gives several duties to somebody else; names each of them. */
final class HandOverDialog extends Dialog {

    private final transient HandingOver handingOver;
    private final transient List<WorkItem> items;
    private final transient Runnable afterwards;
    private final ComboBox<Person> to = new ComboBox<>(say("To"));
    private final TextField why = new TextField(say("Why"));

    HandOverDialog(HandingOver handingOver, People people, List<WorkItem> items, Runnable afterwards) {
        this.handingOver = handingOver;
        this.items = items;
        this.afterwards = afterwards;
        setHeaderTitle(counted(items.size(), "Hand over 1 thing", "Hand over {0} things"));
        setWidth("480px");
        UnorderedList list = new UnorderedList();
        items.forEach(item -> list.add(new ListItem(say(item.verb()) + " " + StoredWords.title(item.title()))));
        Paragraph about = new Paragraph(say("The other person does it instead, for good, and gets a mail now. "
                + "For the days on which you are away, set a substitute instead."));
        about.addClassName("quiet");
        to.setItems(query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        to.setItemLabelGenerator(Person::name);
        to.setPlaceholder(say("Name"));
        to.setWidthFull();
        why.setPlaceholder(say("knows the subject better"));
        why.setMaxLength(200);
        why.setWidthFull();
        Div form = new Div(list, about, to, why);
        form.addClassNames("stack", "substitute-form");
        add(form);
        Button confirm = new Button(say("Hand over"), click -> handOver());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Not now"), click -> close()), confirm);
    }

    private void handOver() {
        if (to.isEmpty()) {
            to.setErrorMessage(say("Choose who does it instead."));
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
        Notices.success(counted(
                items.size(),
                "{1} has it now.",
                "{1} has these {0} things now.",
                to.getValue().name()));
        afterwards.run();
    }
}
