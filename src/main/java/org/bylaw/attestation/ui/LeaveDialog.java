package org.bylaw.attestation.ui;

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
        setHeaderTitle("Long leave");
        setWidth("480px");
        DayPicker first = new DayPicker("First day");
        DayPicker last = new DayPicker("Last day");
        Div days = new Div(first, last);
        days.addClassName("pair");
        Div form = new Div(
                new Paragraph(
                        "Nobody on leave is reminded. What they are asked to attest is due two weeks after their return."),
                days);
        form.addClassName("stack");
        add(form);
        Button enter = new Button("Enter the leave", click -> {
            try {
                if (first.getValue() == null) {
                    throw Problem.invalid("firstDay", "Please choose the first day.");
                }
                if (last.getValue() == null) {
                    throw Problem.invalid("lastDay", "Please choose the last day.");
                }
                leaves.enter(personId, first.getValue(), last.getValue());
                close();
                Notices.success("The leave is entered.");
                done.run();
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("firstDay", first, "lastDay", last));
            }
        });
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Not now", click -> close()), enter);
    }
}
