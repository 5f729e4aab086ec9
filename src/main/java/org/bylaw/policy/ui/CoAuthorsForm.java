package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.policy.Drafts;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;
import org.bylaw.ui.PersonName;
import org.bylaw.ui.SeveralWords;

/** Who writes in the draft beside its author and the owner. */
final class CoAuthorsForm extends Div {

    private CoAuthorsForm() {
        addClassName("stack");
    }

    /** For those who may name them. */
    static CoAuthorsForm toChange(Drafts drafts, People people, UUID versionId) {
        MultiSelectComboBox<Person> who = new MultiSelectComboBox<>(say("Co-authors"));
        PersonChoice.fill(who, people);
        SeveralWords.tell(who);
        who.setWidthFull();
        who.setHelperText(say("They write in this draft, and so can't approve it."));
        who.setValue(drafts.coAuthors(versionId));
        who.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                try {
                    drafts.nameCoAuthors(
                            versionId,
                            change.getValue().stream().map(Person::id).collect(Collectors.toSet()));
                    who.setInvalid(false);
                } catch (Problem problem) {
                    Notices.problem(problem, Map.of("coAuthors", who));
                }
            }
        });
        CoAuthorsForm form = new CoAuthorsForm();
        form.add(who);
        return form;
    }

    static CoAuthorsForm toRead(List<Person> coAuthors) {
        CoAuthorsForm form = new CoAuthorsForm();
        if (coAuthors.isEmpty()) {
            Paragraph nobody = new Paragraph(say("The author and the owner write alone."));
            nobody.addClassName("quiet");
            form.add(nobody);
        }
        coAuthors.forEach(person -> form.add(new PersonName(person.name())));
        return form;
    }
}
