package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Map;
import java.util.UUID;
import org.bylaw.attestation.LongLeaves;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Notices;

/** Enters a long leave of somebody. */
class LeaveDialog extends Dialog {

    LeaveDialog(LongLeaves leaves, UUID personId, Runnable done) {
        setHeaderTitle(say("Long leave"));
        setWidth("480px");
        DayPicker first = new DayPicker(say("First day"));
        DayPicker last = new DayPicker(say("Last day"));
        Div days = new Div(first, last);
        days.addClassName("pair");
        Div form = new Div(
                new Paragraph(
                        say(
                                "Nobody on leave is reminded. What they are asked to attest is due two weeks after their return.")),
                days);
        form.addClassName("stack");
        add(form);
        Button enter = new Button(say("Enter the leave"), click -> {
            try {
                if (first.getValue() == null) {
                    throw Problem.invalid("firstDay", say("Please choose the first day."));
                }
                if (last.getValue() == null) {
                    throw Problem.invalid("lastDay", say("Please choose the last day."));
                }
                leaves.enter(personId, first.getValue(), last.getValue());
                close();
                Notices.success(say("The leave is entered."));
                done.run();
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("firstDay", first, "lastDay", last));
            }
        });
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Not now"), click -> close()), enter);
    }
}
