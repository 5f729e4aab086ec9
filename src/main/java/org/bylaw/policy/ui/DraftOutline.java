package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.IntConsumer;
import org.bylaw.document.RenderedText;

/** The headings of the text being written, to jump to. */
final class DraftOutline extends Nav {

    private static final int DEEPEST = 3;

    private final transient IntConsumer jump;
    private List<RenderedText.Heading> shown = List.of();

    /**
     * An outline without headings yet.
     *
     * @param jump takes the number of the heading, from 0
     */
    DraftOutline(IntConsumer jump) {
        this.jump = jump;
        addClassNames("draft-outline", "no-print");
        getElement().setAttribute("aria-label", say("Headings"));
        show(List.of());
    }

    void show(List<RenderedText.Heading> headings) {
        if (!shown.isEmpty() && headings.equals(shown)) {
            return;
        }
        shown = headings;
        removeAll();
        UnorderedList list = new UnorderedList();
        list.addClassName("outline");
        int highest =
                headings.stream().mapToInt(RenderedText.Heading::level).min().orElse(1);
        for (int i = 0; i < headings.size(); i++) {
            RenderedText.Heading heading = headings.get(i);
            int depth = heading.level() - highest + 1;
            if (depth <= DEEPEST && !heading.text().isBlank()) {
                list.add(entry(heading, i, depth));
            }
        }
        if (list.getChildren().findAny().isPresent()) {
            add(list);
        } else {
            Paragraph hint = new Paragraph(say("Headings appear here, to jump to."));
            hint.addClassName("quiet");
            add(hint);
        }
    }

    private ListItem entry(RenderedText.Heading heading, int number, int depth) {
        NativeButton go = new NativeButton(heading.text(), click -> jump.accept(number));
        ListItem item = new ListItem(go);
        item.getElement().setAttribute("data-level", String.valueOf(depth));
        return item;
    }
}
