package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.attestation.Campaigns;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Notices;

/** Asks people again who declined, were excused or missed the date. */
class AskAgainDialog extends Dialog {

    AskAgainDialog(Campaigns campaigns, UUID campaignId, List<UUID> people, LocalDate proposed, Runnable done) {
        setHeaderTitle(counted(people.size(), "Ask 1 person again?", "Ask {0} people again?"));
        setWidth("480px");
        DayPicker dueOn = new DayPicker(say("Due on"));
        dueOn.setValue(proposed);
        TextArea reason = new TextArea(say("Why"));
        reason.setMaxLength(2000);
        Div form = new Div(
                new Paragraph(say(
                        "Whoever declined, was excused or did not answer gets a mail and a new date. Whoever attested"
                                + " keeps the attestation.")),
                dueOn,
                reason);
        form.addClassName("stack");
        add(form);
        Button ask = new Button(say("Ask again"), click -> {
            try {
                if (dueOn.getValue() == null) {
                    throw Problem.invalid("dueOn", say("Please choose the new date."));
                }
                int again = campaigns.reopen(campaignId, people, dueOn.getValue(), reason.getValue());
                close();
                Notices.success(
                        again == 0
                                ? say("Nobody of them had declined, missed it or been excused.")
                                : counted(again, "1 person is asked again.", "{0} people are asked again."));
                done.run();
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("dueOn", dueOn, "reason", reason));
            }
        });
        ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Not now"), click -> close()), ask);
    }
}
