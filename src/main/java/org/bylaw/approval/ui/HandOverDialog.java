package org.bylaw.approval.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.UUID;
import org.bylaw.approval.Approvals;
import org.bylaw.approval.RoundView;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Gives an undecided seat to somebody else. */
final class HandOverDialog extends Dialog {

    private final transient Approvals approvals;
    private final ComboBox<Person> to = new ComboBox<>(say("To"));
    private final TextField why = new TextField(say("Why"));
    private final UUID roundId;
    private final transient RoundView.Seat seat;
    private final transient Runnable afterwards;

    HandOverDialog(Approvals approvals, People people, UUID roundId, RoundView.Seat seat, Runnable afterwards) {
        this.approvals = approvals;
        this.roundId = roundId;
        this.seat = seat;
        this.afterwards = afterwards;
        setHeaderTitle(say("Hand over from {0}", seat.personName()));
        to.setItems(query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        to.setItemLabelGenerator(Person::name);
        to.setPlaceholder(say("Name"));
        to.setWidthFull();
        why.setPlaceholder(say("on parental leave"));
        why.setWidthFull();
        why.setMaxLength(200);
        Paragraph about = new Paragraph(
                say("The other person decides instead, and gets a mail now. Nobody who wrote part of the text can."));
        about.addClassName("quiet");
        Div form = new Div(about, to, why);
        form.addClassName("stack");
        add(form);
        Button cancel = new Button(say("Cancel"), click -> close());
        Button confirm = new Button(say("Hand over"), click -> handOver());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(cancel, confirm);
        setWidth("440px");
    }

    private void handOver() {
        Person person = to.getValue();
        if (person == null) {
            to.setErrorMessage(say("Choose who is to decide instead."));
            to.setInvalid(true);
            return;
        }
        try {
            approvals.handOver(roundId, seat.id(), person.id(), why.getValue());
        } catch (Problem problem) {
            Notices.problem(problem, Map.<String, HasValidation>of("to", to, "why", why));
            return;
        }
        close();
        Notices.success(say("{0} decides now instead of {1}.", person.name(), seat.personName()));
        afterwards.run();
    }
}
