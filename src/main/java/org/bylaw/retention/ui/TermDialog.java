package org.bylaw.retention.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Map;
import org.bylaw.retention.Retention;
import org.bylaw.retention.Term;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Asks how long one kind of data is kept. */
final class TermDialog extends Dialog {

    TermDialog(Retention retention, Term term, Runnable afterwards) {
        setHeaderTitle(say(term.label()));
        setWidth("520px");
        Paragraph background = new Paragraph(say(term.background()));
        background.addClassName("quiet");
        IntegerField months = new IntegerField(say("Months"));
        months.setHelperText(say("{0} to 1200; empty: kept for good.", term.leastMonths()));
        months.setMin(term.leastMonths());
        months.setMax(1200);
        months.setValue(term.months());
        Div content = new Div(background, months);
        content.addClassName("stack");
        add(content);
        Button save = new Button(say("Save"), click -> {
            try {
                retention.setTerm(term.kind(), term.revision(), months.getValue());
                close();
                Notices.success(say("Saved. The next run goes by it."));
                afterwards.run();
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("months", months));
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), save);
    }
}
