package org.bylaw.retention.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import org.bylaw.retention.HeldKind;
import org.bylaw.retention.LegalHolds;
import org.bylaw.retention.LegalHolds.Thing;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Puts a legal hold: on what, and why. */
final class PutHoldDialog extends Dialog {

    private final transient LegalHolds holds;
    private final transient Runnable afterwards;
    private final Select<HeldKind> kind = new Select<>();
    private final ComboBox<Thing> thing = new ComboBox<>(say("Which one"));
    private final TextArea reason = new TextArea(say("Why nothing of it may go"));

    PutHoldDialog(LegalHolds holds, Runnable afterwards) {
        this.holds = holds;
        this.afterwards = afterwards;
        setHeaderTitle(say("Place a legal hold"));
        setWidth("560px");
        Paragraph lead = new Paragraph(say(
                "Nothing of it is removed until somebody else of compliance lifts the hold, whatever its term says."));
        lead.addClassName("quiet");
        kind.setLabel(say("What is held"));
        kind.setItems(HeldKind.values());
        kind.setItemLabelGenerator(value -> say(value.word()));
        kind.addValueChangeListener(change -> choose(change.getValue()));
        thing.setItemLabelGenerator(Thing::name);
        thing.setWidthFull();
        thing.setVisible(false);
        reason.setHelperText(say("Such as the case and its court; auditors read it."));
        reason.setMaxLength(2000);
        reason.setMinRows(3);
        reason.setWidthFull();
        Div content = new Div(lead, kind, thing, reason);
        content.addClassName("stack");
        add(content);
        Button put = new Button(say("Place the hold"), click -> put());
        put.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), put);
    }

    private void choose(HeldKind chosen) {
        thing.clear();
        thing.setVisible(chosen != HeldKind.EVERYTHING);
        thing.setItems(query ->
                holds.things(chosen, query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
    }

    private void put() {
        try {
            holds.put(kind.getValue(), thing.isEmpty() ? null : thing.getValue().id(), reason.getValue());
        } catch (Problem problem) {
            Notices.problem(problem, Map.of("kind", kind, "subject", thing, "reason", reason));
            return;
        }
        close();
        Notices.success(say("The hold is placed."));
        afterwards.run();
    }
}
