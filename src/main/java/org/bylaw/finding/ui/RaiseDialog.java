package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.bylaw.finding.Findings;
import org.bylaw.finding.Findings.ControlChoice;
import org.bylaw.finding.NewFinding;
import org.bylaw.finding.Severity;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Puts on record what was found: how bad it is, what can be seen, and who is to correct it by when. */
final class RaiseDialog extends Dialog {

    private final transient Findings findings;
    private final transient People people;
    private final transient @Nullable SubjectRef origin;
    private final transient Consumer<UUID> afterwards;
    private final ComboBox<ControlChoice> control = new ComboBox<>(say("Control"));
    private final TextField title = new TextField(say("What was found, in a line"));
    private final TextArea description = new TextArea(say("How it shows"));
    private final Select<Severity> severity = new Select<>();
    private final ComboBox<Person> owner = new ComboBox<>(say("Who corrects it"));
    private final DayPicker due = new DayPicker(say("To be done by"));
    private @Nullable LocalDate proposed;

    /**
     * A dialog.
     *
     * @param origin where it was found; empty for the control itself
     * @param about the control; empty where it is to be chosen
     */
    RaiseDialog(
            Findings findings,
            People people,
            @Nullable SubjectRef origin,
            @Nullable ControlChoice about,
            Consumer<UUID> afterwards) {
        this.findings = findings;
        this.people = people;
        this.origin = origin;
        this.afterwards = afterwards;
        setHeaderTitle(say("Raise a finding"));
        setWidth("640px");
        control.setItems(
                query -> findings.controls(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        control.setItemLabelGenerator(ControlChoice::title);
        control.setHelperText(say("Number or title"));
        control.addValueChangeListener(change -> proposeOwner());
        control.setVisible(about == null);
        title.setMaxLength(200);
        description.setMaxLength(10_000);
        description.setMinRows(4);
        description.setHelperText(
                say("What is wrong, where it can be seen, what it should be. The owner works from it."));
        severity.setLabel(say("Severity"));
        severity.setItems(Severity.values());
        severity.setItemLabelGenerator(value -> say(value.word()));
        severity.addValueChangeListener(change -> proposeDate());
        owner.setItems(
                query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        owner.setItemLabelGenerator(Person::name);
        owner.setPlaceholder(say("Name"));
        FormLayout form = new FormLayout(control, title, description, severity, due, owner);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("480px", 2));
        form.setColspan(control, 2);
        form.setColspan(title, 2);
        form.setColspan(description, 2);
        form.setColspan(owner, 2);
        add(form);
        severity.setValue(Severity.MEDIUM);
        if (about != null) {
            control.setValue(about);
        }
        Button raise = new Button(say("Raise the finding"), click -> raise());
        raise.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), raise);
    }

    /** On a control that is still to be chosen; opens the finding afterwards. */
    static RaiseDialog anywhere(Findings findings, People people) {
        return new RaiseDialog(
                findings, people, null, null, id -> UI.getCurrent().navigate("findings/" + id));
    }

    /** Whoever answers for the control, unless somebody was chosen already. */
    private void proposeOwner() {
        ControlChoice chosen = control.getValue();
        if (chosen != null && chosen.ownerId() != null && owner.isEmpty()) {
            people.find(chosen.ownerId()).filter(Person::active).ifPresent(owner::setValue);
        }
    }

    /** What the severity allows, unless another day was chosen already. */
    private void proposeDate() {
        if (due.isEmpty() || due.getValue().equals(proposed)) {
            proposed = findings.defaultDueOn(severity.getValue());
            due.setValue(proposed);
        }
    }

    private void raise() {
        ControlChoice chosen = control.getValue();
        if (chosen == null) {
            control.setErrorMessage(say("Choose a control of the catalogue."));
            control.setInvalid(true);
            return;
        }
        UUID id;
        try {
            id = findings.raise(new NewFinding(
                    chosen.id(),
                    origin == null ? SubjectRef.control(chosen.id()) : origin,
                    severity.getValue(),
                    title.getValue(),
                    description.getValue(),
                    owner.getValue() == null ? null : owner.getValue().id(),
                    due.getValue()));
        } catch (Problem problem) {
            Notices.problem(
                    problem,
                    Map.<String, HasValidation>of(
                            "control", control,
                            "title", title,
                            "description", description,
                            "owner", owner,
                            "dueOn", due));
            return;
        }
        close();
        Notices.success(say("The finding is on record."));
        afterwards.accept(id);
    }
}
