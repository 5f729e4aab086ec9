package org.bylaw.waiver.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.Map;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Notices;
import org.bylaw.waiver.RiskLevel;
import org.bylaw.waiver.WaiverPage;
import org.bylaw.waiver.Waivers;

/** Asks for a later end: until when, why it is still needed, and how much is at stake by now. */
final class RenewDialog extends Dialog {

    RenewDialog(Waivers waivers, WaiverPage page, Runnable afterwards) {
        setHeaderTitle(say("Renew {0}?", page.waiver().name()));
        setWidth("520px");
        LocalDate latest = waivers.latestEnd();
        DayPicker endsOn = new DayPicker(say("New end"));
        endsOn.setMin(page.waiver().endsOn().plusDays(1));
        endsOn.setMax(latest);
        endsOn.setHelperText(say("Until {0} at the latest", latest));
        Select<RiskLevel> risk = NewWaiverView.risk();
        risk.setValue(page.waiver().risk());
        TextArea reason = new TextArea(say("Why it is still needed"));
        reason.setMaxLength(4000);
        reason.setMinRows(3);
        reason.setWidthFull();
        Paragraph about = new Paragraph(say(
                        "It is decided as the first time; until then the end stays {0}.",
                        page.waiver().endsOn())
                + " "
                + counted(page.renewalsLeft(), "It can be renewed once more.", "It can be renewed {0} times more."));
        about.addClassName("quiet");
        add(about, endsOn, risk, reason);
        Button renew = new Button(say("Ask for the renewal"), click -> {
            try {
                waivers.renew(
                        page.waiver().id(),
                        page.waiver().revision(),
                        endsOn.getValue(),
                        risk.getValue(),
                        reason.getValue());
                close();
                afterwards.run();
            } catch (Problem problem) {
                Notices.problem(
                        problem, Map.<String, HasValidation>of("endsOn", endsOn, "risk", risk, "reason", reason));
            }
        });
        renew.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Not now"), click -> close()), renew);
    }
}
