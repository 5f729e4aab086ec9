package org.bylaw.attestation.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.bylaw.attestation.Audience;
import org.bylaw.attestation.Campaigns;
import org.bylaw.attestation.NewCampaign;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Notices;

/** Starts a campaign by hand for a policy that is in force. */
class StartCampaignDialog extends Dialog {

    private final transient Campaigns campaigns;
    private final UUID policyId;
    private final MultiSelectComboBox<Department> departments = new MultiSelectComboBox<>("Departments");
    private final MultiSelectComboBox<String> locations = new MultiSelectComboBox<>("Locations");
    private final DayPicker dueOn = new DayPicker("Due on");
    private final IntegerField graceDays = new IntegerField("Days of grace");
    private final TextArea statement = new TextArea("What people confirm");
    private final TextArea message = new TextArea("A word to them");
    private final Checkbox askAgain = new Checkbox("Ask also those whose attestation is still valid");

    StartCampaignDialog(Campaigns campaigns, People people, UUID policyId, Consumer<UUID> started) {
        this.campaigns = campaigns;
        this.policyId = policyId;
        setHeaderTitle("Ask people to attest");
        setWidth("560px");
        NewCampaign proposal = campaigns.proposal(policyId);
        List<Department> known = people.departments();
        departments.setItems(known);
        departments.setItemLabelGenerator(Department::name);
        departments.setPlaceholder("All departments");
        departments.setValue(known.stream()
                .filter(department -> proposal.audience().departments().contains(department.code()))
                .toList());
        locations.setItems(people.locations());
        locations.setPlaceholder("All locations");
        locations.setValue(proposal.audience().locations());
        dueOn.setValue(proposal.dueOn());
        graceDays.setValue(proposal.graceDays());
        graceDays.setHelperText("Late answers are taken so long");
        graceDays.setStepButtonsVisible(true);
        graceDays.setMin(0);
        graceDays.setMax(365);
        statement.setValue(proposal.statement());
        message.setPlaceholder("Optional; stands above the text");
        Div dates = new Div(dueOn, graceDays);
        dates.addClassName("pair");
        Div form = new Div(departments, locations, dates, statement, message, askAgain);
        form.addClassName("stack");
        add(form);
        Button start = new Button("Start the campaign", click -> start(started));
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Not now", click -> close()), start);
    }

    private void start(Consumer<UUID> started) {
        Map<String, HasValidation> fields =
                Map.of("dueOn", dueOn, "graceDays", graceDays, "statement", statement, "message", message);
        try {
            if (dueOn.getValue() == null) {
                throw Problem.invalid("dueOn", "Please choose a day from tomorrow on.");
            }
            UUID id = campaigns.start(
                    policyId,
                    new NewCampaign(
                            message.getValue(),
                            statement.getValue(),
                            new Audience(
                                    departments.getValue().stream()
                                            .map(Department::code)
                                            .toList(),
                                    List.copyOf(locations.getValue())),
                            dueOn.getValue(),
                            graceDays.getValue() == null ? 0 : graceDays.getValue(),
                            askAgain.getValue()));
            close();
            started.accept(id);
        } catch (Problem problem) {
            Notices.problem(problem, fields);
        }
    }
}
