package org.bylaw.control.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.select.Select;
import java.util.Locale;
import org.bylaw.control.exchange.NewFramework;
import org.bylaw.shared.Say;

/** The languages that the text of a framework can be in, as words. */
final class TextLanguages {

    private TextLanguages() {}

    static Select<String> select() {
        Select<String> select = new Select<>();
        select.setLabel(say("Language of its text"));
        select.setItems(NewFramework.LANGUAGES);
        select.setItemLabelGenerator(TextLanguages::name);
        select.setValue(Say.language().getLanguage());
        return select;
    }

    /** "German" for de, in the language of the reader. */
    static String name(String code) {
        return Locale.of(code).getDisplayLanguage(Say.language());
    }
}
