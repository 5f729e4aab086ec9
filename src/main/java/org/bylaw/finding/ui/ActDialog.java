package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Asks for what an act on a finding needs: words, a day, a person. What was typed stays until the act succeeds. */
final class ActDialog extends Dialog {

    /** The act, with what the dialog was given; fields that were not asked for are empty. */
    interface Act {
        void with(String text, @Nullable LocalDate day, @Nullable UUID person);
    }

    private final Div form = new Div();
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();
    private @Nullable TextArea text;
    private @Nullable TextArea more;
    private @Nullable DayPicker day;
    private @Nullable ComboBox<Person> person;

    /** @param about what will happen, in a sentence */
    ActDialog(String title, String about) {
        setHeaderTitle(title);
        setWidth("560px");
        form.addClassName("stack");
        form.add(FindingWords.quiet(about));
        add(form);
    }

    /** @param field as the command calls it */
    ActDialog asking(String field, String label, String help, String value, int most) {
        TextArea area = area(label, help, value, most);
        text = area;
        return with(field, area, area);
    }

    /** A second text, read by {@link #more()}. */
    ActDialog askingToo(String field, String label, String help, int most) {
        TextArea area = area(label, help, "", most);
        more = area;
        return with(field, area, area);
    }

    /** The second text; empty where it was not asked for. */
    String more() {
        return more == null ? "" : more.getValue();
    }

    private static TextArea area(String label, String help, String value, int most) {
        TextArea area = new TextArea(label);
        area.setHelperText(help);
        area.setMaxLength(most);
        area.setMinRows(3);
        area.setMaxRows(12);
        area.setValue(value);
        area.setWidthFull();
        return area;
    }

    ActDialog askingDay(String label, LocalDate value) {
        DayPicker picker = new DayPicker(label);
        picker.setValue(value);
        day = picker;
        return with("dueOn", picker, picker);
    }

    ActDialog askingPerson(String label, String help, People people) {
        ComboBox<Person> box = new ComboBox<>(label);
        box.setItems(
                query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        box.setItemLabelGenerator(Person::name);
        box.setPlaceholder(say("Name"));
        box.setHelperText(help);
        box.setClearButtonVisible(true);
        box.setWidthFull();
        person = box;
        return with("to", box, box);
    }

    private ActDialog with(String field, Component component, HasValidation validation) {
        fields.put(field, validation);
        form.add(component);
        return this;
    }

    /**
     * Opens it.
     *
     * @param verb the button
     * @param done said once it is done
     */
    void ask(String verb, String done, Act act, Runnable afterwards) {
        Button confirm = new Button(verb, click -> act(done, act, afterwards));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), confirm);
        open();
    }

    private void act(String done, Act act, Runnable afterwards) {
        if (day != null && day.isEmpty()) {
            day.setErrorMessage(say("Choose a day."));
            day.setInvalid(true);
            return;
        }
        try {
            act.with(
                    text == null ? "" : text.getValue(),
                    day == null ? null : day.getValue(),
                    person == null || person.isEmpty()
                            ? null
                            : person.getValue().id());
        } catch (Problem problem) {
            Notices.problem(problem, fields);
            if (problem.kind() == Problem.Kind.STALE) {
                // What was typed stays here; the page behind shows how it stands now.
                afterwards.run();
            }
            return;
        }
        close();
        Notices.success(done);
        afterwards.run();
    }
}
