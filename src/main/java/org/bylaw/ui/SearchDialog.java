package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;

/** Search over everything that the person may see; opens with Ctrl K. */
class SearchDialog extends Dialog {

    private static final int LIMIT = 8;

    private final transient List<SearchSource> sources;
    private final TextField field = new TextField();
    private final Div results = new Div();

    SearchDialog(List<SearchSource> sources) {
        this.sources = sources;
        addClassName("search-dialog");
        setHeaderTitle(say("Search"));
        setWidth("640px");
        field.setWidthFull();
        field.setPlaceholder(say("Policies, people, campaigns …"));
        field.setAriaLabel(say("Search"));
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(200);
        field.setAutofocus(true);
        field.addValueChangeListener(event -> show(event.getValue()));
        results.getElement().setAttribute("aria-live", "polite");
        add(field, results);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                field.clear();
                field.focus();
            }
        });
    }

    private void show(String text) {
        results.removeAll();
        if (text.strip().length() < 2) {
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("search-hits");
        sources.stream()
                .flatMap(source -> source.search(text.strip(), LIMIT).stream())
                .map(this::item)
                .forEach(list::add);
        if (list.getComponentCount() == 0) {
            results.add(new Span(say("Nothing found for “{0}”.", text.strip())));
        } else {
            results.add(list);
        }
    }

    private ListItem item(SearchSource.Hit hit) {
        Span kind = new Span(hit.kind());
        kind.addClassName("hit-kind");
        Span title = new Span(hit.title());
        title.addClassName("hit-title");
        Span detail = new Span(hit.detail());
        detail.addClassName("hit-detail");
        Anchor link = new Anchor(hit.path(), "");
        link.add(kind, title, detail);
        link.getElement().addEventListener("click", event -> close());
        return new ListItem(link);
    }
}
