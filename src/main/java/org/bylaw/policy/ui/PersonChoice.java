package org.bylaw.policy.ui;

import com.vaadin.flow.component.combobox.ComboBoxBase;
import org.bylaw.people.People;
import org.bylaw.people.Person;

/** Lets people be chosen by name out of thousands, a page at a time. */
final class PersonChoice {

    private PersonChoice() {}

    static void fill(ComboBoxBase<?, Person, ?> field, People people) {
        field.setItemLabelGenerator(Person::name);
        field.setItems(
                query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
    }
}
