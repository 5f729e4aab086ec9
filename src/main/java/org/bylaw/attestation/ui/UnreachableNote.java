package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.counted;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;

/** On a campaign's page: how many of those who are missing no mail reaches, with the way to who they are. */
class UnreachableNote extends Paragraph {

    UnreachableNote(int people) {
        setVisible(people > 0);
        if (people > 0) {
            add(new Anchor(
                    "people/mail-problems",
                    counted(
                            people,
                            "1 person who is missing cannot be reached by mail",
                            "{0} people who are missing cannot be reached by mail")));
        }
    }
}
