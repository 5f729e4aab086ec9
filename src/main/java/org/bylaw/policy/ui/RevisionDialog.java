package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextArea;
import org.bylaw.policy.ChangeKind;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Begins a new version: what kind of change, and what changes. */
final class RevisionDialog extends Dialog {

    RevisionDialog(PolicyFacts policy, VersionFacts inForce, Drafts drafts) {
        setHeaderTitle(say("New version of {0}", policy.title()));
        setWidth("min(560px, 96vw)");
        RadioButtonGroup<ChangeKind> kind = new RadioButtonGroup<>(say("Kind of change"));
        kind.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        kind.setItems(ChangeKind.values());
        kind.setItemLabelGenerator(value -> switch (value) {
            case MAJOR -> say("Major: duties change, and everyone attests anew");
            case MINOR -> say("Minor: details change, and everyone is told");
            case EDITORIAL -> say("Editorial: wording only, nobody is told");
        });
        kind.setValue(ChangeKind.MINOR);
        TextArea summary = new TextArea(say("What changes, in a sentence"));
        summary.setHelperText(say("Approvers and staff read it. It can be changed until the draft is submitted."));
        summary.setMaxLength(500);
        summary.setWidthFull();
        Div form = new Div(kind, summary);
        form.addClassName("stack");
        add(form);
        Button begin = new Button(say("Begin the draft"), click -> {
            try {
                var draft = drafts.revise(policy.id(), kind.getValue(), summary.getValue());
                close();
                UI.getCurrent().navigate("drafts/" + draft);
            } catch (Problem problem) {
                Notices.problem(problem.getMessage());
            }
        });
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), begin);
    }
}
