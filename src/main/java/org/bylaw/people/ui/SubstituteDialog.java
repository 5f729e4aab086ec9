package org.bylaw.people.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.bylaw.people.Absences;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Notices;

/** Says who does somebody's duties from one day to another. */
final class SubstituteDialog extends Dialog {

    private final transient Absences absences;
    private final transient Runnable afterwards;
    private final ComboBox<Person> who = new ComboBox<>(say("Who is away"));
    private final DayPicker firstDay = new DayPicker(say("First day away"));
    private final DayPicker lastDay = new DayPicker(say("Last day away"));
    private final ComboBox<Person> substitute = new ComboBox<>(say("Substitute"));

    /**
     * A dialog; open it.
     *
     * @param person who is away; can be changed to others whom the caller may speak for
     * @param me tells the caller's own absence from those of others
     */
    SubstituteDialog(Absences absences, People people, Person person, UUID me, LocalDate today, Runnable afterwards) {
        this.absences = absences;
        this.afterwards = afterwards;
        setHeaderTitle(say("Set a substitute"));
        setWidth("480px");
        who.setItems(query ->
                absences.manageable(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        who.setItemLabelGenerator(Person::name);
        who.setValue(person);
        who.setVisible(absences.managesOthers() || !person.id().equals(me));
        firstDay.setMin(today);
        firstDay.setValue(today);
        firstDay.addValueChangeListener(event -> lastDay.setInitialPosition(event.getValue()));
        lastDay.setMin(today);
        substitute.setItems(
                query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        substitute.setItemLabelGenerator(Person::name);
        substitute.setPlaceholder(say("Name"));
        substitute.setHelperText(say("What they do meanwhile is recorded as done for the person who is away."));
        Paragraph about = new Paragraph(
                say(
                        "The substitute sees the duties of whoever is away in their own “My work”, from the first day to the last, and is told by mail. Attesting stays with the person."));
        about.addClassName("quiet");
        Div days = new Div(firstDay, lastDay);
        days.addClassName("two-fields");
        Div form = new Div(about, who, days, substitute);
        form.addClassNames("stack", "substitute-form");
        add(form);
        Button confirm = new Button(say("Set the substitute"), click -> set());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Not now"), click -> close()), confirm);
    }

    private void set() {
        if (missing(who, say("Choose who is away."))
                | missing(firstDay, say("Choose the day."))
                | missing(lastDay, say("Choose the day."))
                | missing(substitute, say("Choose who stands in."))) {
            return;
        }
        Person person = who.getValue();
        try {
            absences.setSubstitute(person.id(), substitute.getValue().id(), firstDay.getValue(), lastDay.getValue());
        } catch (Problem problem) {
            Notices.problem(
                    problem,
                    Map.<String, HasValidation>of(
                            "firstDay", firstDay, "lastDay", lastDay, "substituteId", substitute, "personId", who));
            return;
        }
        close();
        Notices.success(say(
                "{0} stands in for {1} until {2}.", substitute.getValue().name(), person.name(), lastDay.getValue()));
        afterwards.run();
    }

    private static <F extends com.vaadin.flow.component.HasValue<?, ?> & HasValidation> boolean missing(
            F field, String message) {
        boolean missing = field.isEmpty();
        field.setInvalid(missing);
        field.setErrorMessage(missing ? message : "");
        return missing;
    }
}
