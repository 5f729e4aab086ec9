package org.bylaw.control.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bylaw.control.ControlFacts;
import org.bylaw.control.ControlFacts.Tailoring;
import org.bylaw.control.Decision;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.bylaw.control.Tailorings;
import org.bylaw.control.Tailorings.Applicability;
import org.bylaw.control.Tailorings.Practice;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Tailors a control: whether it applies, who answers for it, how it is done; or, for its owner, the last part alone. */
final class TailoringDialog extends Dialog {

    private static final List<Integer> LEVELS = List.of(0, 1, 2, 3, 4, 5);

    private final transient Tailorings tailorings;
    private final transient ControlFacts control;
    private final transient Tailoring before;
    private final boolean whole;
    private final transient Runnable afterwards;

    private final RadioButtonGroup<Decision> decision = new RadioButtonGroup<>(say("Does it apply here?"));
    private final CheckboxGroup<Reason> reasons = new CheckboxGroup<>(say("Reasons"));
    private final TextArea justification = new TextArea(say("Justification"));
    private final ComboBox<Person> owner = new ComboBox<>(say("Owner"));
    private final ComboBox<Department> department = new ComboBox<>(say("Department"));
    private final Select<Integer> target = levels(say("Target maturity"));
    private final Select<ImplementationStatus> status = new Select<>();
    private final Select<Integer> maturity = levels(say("Maturity"));
    private final TextArea how = new TextArea(say("How we do it"));

    TailoringDialog(Tailorings tailorings, People people, ControlFacts control, boolean whole, Runnable afterwards) {
        this.tailorings = tailorings;
        this.control = control;
        this.before = control.tailoring();
        this.whole = whole;
        this.afterwards = afterwards;
        setHeaderTitle(control.ref() + " " + control.title());
        setWidth("720px");
        FormLayout form = new FormLayout();
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("520px", 2));
        if (whole) {
            applicability(people);
            form.add(decision, reasons, justification, owner, department, target);
            form.setColspan(decision, 2);
            form.setColspan(reasons, 2);
            form.setColspan(justification, 2);
        }
        practice();
        form.add(status, maturity, how);
        form.setColspan(how, 2);
        add(form);
        Button save = new Button(say("Save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), save);
    }

    private void applicability(People people) {
        decision.setItems(Decision.values());
        decision.setItemLabelGenerator(value -> say(value.word()));
        decision.setValue(
                before.applicable() == null
                        ? Decision.UNDECIDED
                        : before.applicable() ? Decision.APPLICABLE : Decision.NOT_APPLICABLE);
        reasons.setItems(Reason.values());
        reasons.setItemLabelGenerator(reason -> say(reason.word()));
        reasons.setValue(before.reasons());
        justification.setHelperText(say("Goes into the Statement of Applicability. Needed where it does not apply."));
        justification.setMaxLength(4000);
        justification.setValue(before.justification());
        List<Person> owners = new ArrayList<>(tailorings.possibleOwners());
        if (before.ownerId() != null
                && owners.stream().noneMatch(person -> person.id().equals(before.ownerId()))) {
            people.find(before.ownerId()).ifPresent(owners::add);
        }
        owner.setItems(owners);
        owner.setItemLabelGenerator(Person::name);
        owner.setClearButtonVisible(true);
        owner.setHelperText(say("People with the role of a control owner."));
        owner.setValue(owners.stream()
                .filter(person -> person.id().equals(before.ownerId()))
                .findFirst()
                .orElse(null));
        List<Department> departments = people.departments();
        department.setItems(departments);
        department.setItemLabelGenerator(Department::name);
        department.setClearButtonVisible(true);
        department.setValue(departments.stream()
                .filter(known -> known.id().equals(before.departmentId()))
                .findFirst()
                .orElse(null));
        target.setValue(before.targetMaturity());
    }

    private void practice() {
        status.setLabel(say("Implementation"));
        status.setItems(ImplementationStatus.values());
        status.setItemLabelGenerator(value -> say(value.word()));
        status.setValue(before.status());
        maturity.setValue(before.maturity());
        maturity.setHelperText(say("0 (nothing) to 5 (optimised)"));
        how.setMaxLength(20_000);
        how.setMinRows(4);
        how.setHelperText(say("Markdown: lists, links and tables are shown as such."));
        how.setValue(before.how());
    }

    private static Select<Integer> levels(String label) {
        Select<Integer> levels = new Select<>();
        levels.setLabel(label);
        levels.setItems(LEVELS);
        levels.setEmptySelectionAllowed(true);
        levels.setEmptySelectionCaption(say("Not assessed"));
        levels.setItemLabelGenerator(level -> level == null ? say("Not assessed") : String.valueOf(level));
        return levels;
    }

    private void save() {
        Practice practice = new Practice(status.getValue(), maturity.getValue(), how.getValue());
        try {
            if (whole) {
                tailorings.tailor(control.id(), before.revision(), wanted(), practice);
            } else {
                tailorings.describe(control.id(), before.revision(), practice);
            }
        } catch (Problem problem) {
            Notices.problem(
                    problem,
                    Map.<String, HasValidation>of(
                            "reasons", reasons,
                            "justification", justification,
                            "owner", owner,
                            "department", department,
                            "how", how));
            return;
        }
        close();
        Notices.success(say("Saved."));
        afterwards.run();
    }

    private Applicability wanted() {
        return new Applicability(
                decision.getValue() == Decision.UNDECIDED ? null : decision.getValue() == Decision.APPLICABLE,
                reasons.getValue(),
                justification.getValue(),
                owner.getValue() == null ? null : owner.getValue().id(),
                department.getValue() == null ? null : department.getValue().id(),
                target.getValue());
    }
}
