package org.bylaw.control.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.bylaw.control.exchange.ControlTexts.ControlText;
import org.bylaw.document.Markdown;
import org.bylaw.shared.Say;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.ReadingText;

/** A framework's own words on a control, with who imported them and under which licence; the reader's language is open. */
final class LicensedText extends Div {

    LicensedText(List<ControlText> texts, Clock clock) {
        addClassName("stack");
        String mine = Say.language().getLanguage();
        List<ControlText> ordered = texts.stream()
                .sorted(Comparator.comparing(
                        (ControlText text) -> !text.language().equals(mine)))
                .toList();
        ordered.forEach(text -> add(folded(text, text == ordered.getFirst(), clock)));
    }

    private static Details folded(ControlText text, boolean open, Clock clock) {
        String imported = say("Imported by {0} on {1}.", text.importedBy(), DueDate.exact(text.importedAt(), clock));
        Paragraph origin = new Paragraph(
                text.licence().isEmpty() ? imported : imported + " " + say("Licence: {0}", text.licence()));
        origin.addClassName("quiet");
        Details details = new Details(
                TextLanguages.name(text.language()),
                new ReadingText(Markdown.render(text.body()).html()),
                origin);
        details.setOpened(open);
        return details;
    }
}
