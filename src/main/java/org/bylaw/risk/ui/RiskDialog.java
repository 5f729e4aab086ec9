package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.risk.RiskEntry;
import org.bylaw.risk.RiskFacts;
import org.bylaw.risk.RiskFacts.LinkedControl;
import org.bylaw.risk.RiskOwner;
import org.bylaw.risk.Risks;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;
import org.bylaw.ui.SeveralWords;
import org.jspecify.annotations.Nullable;

/** Says what a risk is: what could happen to what, who owns it, which controls treat it. What was typed stays on a refusal. */
final class RiskDialog extends Dialog {

    private final transient Risks risks;
    private final transient @Nullable RiskFacts before;
    private final transient Consumer<UUID> afterwards;
    private final TextField title = new TextField(say("Title"));
    private final TextField asset = new TextField(say("Asset or process"));
    private final TextArea threat = new TextArea(say("Threat"));
    private final TextArea vulnerability = new TextArea(say("Vulnerability"));
    private final ComboBox<RiskOwner> owner = new ComboBox<>(say("Owner"));
    private final ComboBox<Department> department = new ComboBox<>(say("Department"));
    private final MultiSelectComboBox<LinkedControl> controls =
            new MultiSelectComboBox<>(say("Controls that treat it"));

    /** @param control the code of a control that treats it; empty where none is known yet */
    static RiskDialog enter(Risks risks, People people, String control, Consumer<UUID> afterwards) {
        RiskDialog dialog = new RiskDialog(risks, people, null, afterwards);
        if (!control.isBlank()) {
            dialog.controls.setValue(risks.controls(control, 0, 50).stream()
                    .filter(known -> known.code().equals(control))
                    .toList());
        }
        return dialog;
    }

    static RiskDialog change(Risks risks, People people, RiskFacts risk, Consumer<UUID> afterwards) {
        return new RiskDialog(risks, people, risk, afterwards);
    }

    private RiskDialog(Risks risks, People people, @Nullable RiskFacts before, Consumer<UUID> afterwards) {
        this.risks = risks;
        this.before = before;
        this.afterwards = afterwards;
        setHeaderTitle(before == null ? say("Enter a risk") : before.name());
        setWidth("720px");
        setCloseOnOutsideClick(false);
        fields(people);
        if (before != null) {
            fill(before, people);
        }
        FormLayout form = new FormLayout(title, asset, threat, vulnerability, owner, department, controls);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("520px", 2));
        form.setColspan(title, 2);
        form.setColspan(asset, 2);
        form.setColspan(controls, 2);
        add(form);
        Button save = new Button(before == null ? say("Enter the risk") : say("Save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), save);
    }

    private void fields(People people) {
        title.setMaxLength(200);
        title.setRequiredIndicatorVisible(true);
        title.setHelperText(say("What could happen, in a few words."));
        asset.setMaxLength(200);
        asset.setRequiredIndicatorVisible(true);
        threat.setMaxLength(2000);
        threat.setMinRows(3);
        threat.setRequiredIndicatorVisible(true);
        threat.setHelperText(say("What could do the harm?"));
        vulnerability.setMaxLength(2000);
        vulnerability.setMinRows(3);
        vulnerability.setHelperText(say("What makes it possible?"));
        owner.setItems(
                query -> risks.owners(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        owner.setItemLabelGenerator(RiskOwner::name);
        owner.setRequiredIndicatorVisible(true);
        owner.setHelperText(say("Assesses it and accepts what remains; somebody who works with controls."));
        department.setItems(people.departments());
        department.setItemLabelGenerator(Department::name);
        department.setClearButtonVisible(true);
        controls.setItems(
                query -> risks.controls(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        controls.setItemLabelGenerator(LinkedControl::label);
        controls.setClearButtonVisible(true);
        controls.setHelperText(say("Type a number or a part of a title."));
        SeveralWords.tell(controls);
    }

    private void fill(RiskFacts risk, People people) {
        title.setValue(risk.title());
        asset.setValue(risk.asset());
        threat.setValue(risk.threat());
        vulnerability.setValue(risk.vulnerability());
        owner.setValue(new RiskOwner(
                risk.ownerId(),
                risk.ownerName(),
                people.find(risk.ownerId()).map(person -> person.username()).orElse("")));
        department.setValue(people.departments().stream()
                .filter(known -> known.id().equals(risk.departmentId()))
                .findFirst()
                .orElse(null));
        controls.setValue(risk.controls());
    }

    private RiskEntry entry() {
        return new RiskEntry(
                title.getValue(),
                asset.getValue(),
                threat.getValue(),
                vulnerability.getValue(),
                owner.getValue() == null ? null : owner.getValue().id(),
                department.getValue() == null ? null : department.getValue().id(),
                controls.getValue().stream().map(LinkedControl::id).collect(Collectors.toSet()));
    }

    private void save() {
        UUID id;
        try {
            if (before == null) {
                id = risks.enter(entry());
            } else {
                id = before.id();
                risks.describe(id, before.revision(), entry());
            }
        } catch (Problem problem) {
            Notices.problem(
                    problem,
                    Map.<String, HasValidation>of(
                            "title", title,
                            "asset", asset,
                            "threat", threat,
                            "vulnerability", vulnerability,
                            "owner", owner,
                            "department", department,
                            "controls", controls));
            return;
        }
        close();
        Notices.success(
                before == null ? say("The risk is in the register; its owner is asked to assess it.") : say("Saved."));
        afterwards.accept(id);
    }
}
