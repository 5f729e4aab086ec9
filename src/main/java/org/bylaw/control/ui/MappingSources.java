package org.bylaw.control.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.bylaw.control.exchange.MappingImports;
import org.bylaw.control.exchange.MappingImports.Source;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.Notices;

/** Who says what corresponds to what; what was imported by mistake is taken out again here. */
final class MappingSources extends Section {

    MappingSources(MappingImports mappings, boolean mayChange, Runnable afterwards) {
        UnorderedList list = new UnorderedList();
        mappings.sources().forEach(source -> list.add(item(mappings, source, mayChange, afterwards)));
        add(new H2(say("Who says what corresponds")), list);
    }

    private static ListItem item(MappingImports mappings, Source source, boolean mayChange, Runnable afterwards) {
        Span figure = new Span(" · " + counted(source.mappings(), "1 mapping", "{0} mappings"));
        figure.addClassName("quiet");
        ListItem item = new ListItem(new Span(source.name()), figure);
        if (mayChange && !source.shipped()) {
            Button remove = new Button(say("Remove…"), click -> ask(mappings, source, afterwards));
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            remove.setAriaLabel(say("Remove the mappings of {0}", source.name()));
            item.add(remove);
        }
        return item;
    }

    private static void ask(MappingImports mappings, Source source, Runnable afterwards) {
        Confirm.ask(
                say("Remove the mappings of {0}?", source.name()),
                counted(
                        source.mappings(),
                        "1 mapping goes. It can be imported again.",
                        "{0} mappings go. They can be imported again."),
                say("Remove the mappings"),
                () -> {
                    try {
                        mappings.remove(source.key());
                        Notices.success(say("The mappings are removed."));
                    } catch (Problem problem) {
                        Notices.problem(problem.getMessage());
                    }
                    afterwards.run();
                });
    }
}
