package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.attestation.Campaigns;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Notices;

/** Moves a campaign's due date, with the reason. */
class ExtendDialog extends Dialog {

    ExtendDialog(Campaigns campaigns, CampaignSummary campaign, Runnable done) {
        setHeaderTitle(say("Give more time for {0}", campaign.title()));
        setWidth("480px");
        DayPicker dueOn = new DayPicker(say("New due date"));
        dueOn.setValue(campaign.dueOn().plusWeeks(1));
        TextArea reason = new TextArea(say("Why"));
        reason.setMaxLength(2000);
        Div form = new Div(
                new Paragraph(say(
                        "It is due on {0}. Everyone who has not answered gets the new date, and is reminded by it.",
                        campaign.dueOn())),
                dueOn,
                reason);
        form.addClassName("stack");
        add(form);
        Map<String, HasValidation> fields = Map.of("dueOn", dueOn, "reason", reason);
        Button extend = new Button(say("Give more time"), click -> {
            try {
                if (dueOn.getValue() == null) {
                    throw Problem.invalid("dueOn", say("Please choose the new date."));
                }
                campaigns.extend(campaign.id(), dueOn.getValue(), reason.getValue());
                close();
                Notices.success(say("It is due on {0} now.", dueOn.getValue()));
                done.run();
            } catch (Problem problem) {
                Notices.problem(problem, fields);
            }
        });
        extend.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Not now"), click -> close()), extend);
    }
}
