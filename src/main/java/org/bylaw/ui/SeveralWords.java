package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBoxI18n;

/** What a field for several values tells screen readers itself. */
public final class SeveralWords {

    private SeveralWords() {}

    public static void tell(MultiSelectComboBox<?> field) {
        field.setI18n(new MultiSelectComboBoxI18n()
                .setCleared(say("Selection cleared"))
                .setFocused(say("focused. Press Backspace to remove"))
                .setSelected(say("added to selection"))
                .setDeselected(say("removed from selection"))
                .setTotal(say("{count} items selected")));
    }
}
