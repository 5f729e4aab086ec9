package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.bylaw.people.DirectoryReading;
import org.bylaw.shared.Say;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;

/** How the staff directory was read last, and what that changed. */
class DirectorySection extends Section {

    private final DescriptionList facts = new DescriptionList();

    DirectorySection(Optional<DirectoryReading.State> reading, boolean mayAct, Runnable readNow, Clock clock) {
        Div head = new Div(new H2(say("Staff directory")));
        head.addClassName("section-head");
        if (mayAct) {
            Button read = new Button(say("Read it now"), click -> readNow.run());
            read.setDisableOnClick(true);
            head.add(read);
        }
        add(head);
        reading.ifPresentOrElse(
                state -> show(state, clock),
                () -> add(new Paragraph(
                        say("It has not been read yet. It is read at the start and then every few minutes."))));
    }

    private void show(DirectoryReading.State state, Clock clock) {
        if (state.problem() != null) {
            Paragraph problem = new Paragraph(state.problem());
            problem.addClassName("error-text");
            Div line = new Div(
                    new StatusBadge(StatusBadge.Kind.OVERDUE, say("The last reading failed")),
                    DueDate.ago(state.lastTriedAt(), clock));
            line.addClassName("row");
            add(line, problem);
        }
        if (state.lastReadAt() != null) {
            fact(say("Last read"), DueDate.ago(state.lastReadAt(), clock));
            fact(say("It took"), new Text(seconds(state.took())));
            fact(say("People"), new Text(String.format(Say.language(), "%,d", state.people())));
            fact(
                    say("Changes"),
                    new Text(say("{0} joined, {1} changed, {2} left", state.joined(), state.changed(), state.left())));
            Div card = new Div(facts);
            card.addClassNames("card", "facts-row");
            add(card);
        }
    }

    private static String seconds(Duration took) {
        return took == null ? "–" : took.toMillis() < 1000 ? say("less than a second") : say("{0} s", took.toSeconds());
    }

    private void fact(String name, Component value) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(value);
        facts.add(new DescriptionList.Term(name), description);
    }
}
