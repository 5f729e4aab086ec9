package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bylaw.document.Markdown;
import org.bylaw.policy.SaveResult;
import org.bylaw.policy.TextMerge;
import org.bylaw.ui.ReadingText;

/** Two people wrote at once: what each changed, both together, and the decision of the second what the draft says. */
final class ConflictPanel extends Section {

    private enum Whole {
        TOGETHER,
        THEIRS,
        MINE
    }

    private enum Passage {
        BOTH,
        THEIRS,
        MINE
    }

    private final String mine;
    private final transient SaveResult.Conflict conflict;

    /** Whether the other text is the same person's, from another window. */
    private final boolean myself;

    private final transient List<TextMerge.Part> parts;
    private final transient Map<TextMerge.Part, Passage> passages = new HashMap<>();
    private final RadioButtonGroup<Whole> whole = new RadioButtonGroup<>(say("What does the draft say from now on?"));
    private final Div collisions = new Div();
    private final Div result = new Div();

    /**
     * Shows a conflict.
     *
     * @param mine what the person has written
     * @param myself whether the other text is the same person's, from another window
     * @param decide takes what the draft is to say
     */
    ConflictPanel(String mine, SaveResult.Conflict conflict, boolean myself, Consumer<String> decide) {
        this.mine = mine;
        this.conflict = conflict;
        this.myself = myself;
        this.parts = TextMerge.parts(conflict.base(), mine, conflict.theirText());
        addClassNames("card", "stack", "conflict");
        H2 heading = new H2(
                myself
                        ? say("You saved in another window while you were writing here")
                        : say("{0} saved while you were writing", conflict.theirName()));
        getElement().setAttribute("aria-label", say("Two texts to decide about"));
        List<TextMerge.Part> colliding =
                parts.stream().filter(TextMerge.Part::collides).toList();
        Paragraph lead = new Paragraph(
                colliding.isEmpty()
                        ? say("Nothing was overwritten. Different passages were changed, so both fit together.")
                        : counted(
                                colliding.size(),
                                "Nothing was overwritten. In one place the same passage was changed twice; decide which text stays there, or keep both.",
                                "Nothing was overwritten. In {0} places the same passage was changed twice; decide which text stays there, or keep both."));
        lead.addClassName("lead");
        whole.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        whole.setItems(Whole.values());
        whole.setItemLabelGenerator(this::label);
        whole.setValue(Whole.TOGETHER);
        whole.addValueChangeListener(change -> preview());
        collisions.addClassName("stack");
        for (int i = 0; i < colliding.size(); i++) {
            collisions.add(collision(colliding.get(i), i + 1, colliding.size()));
        }
        result.addClassName("conflict-result");
        Button save = new Button(say("Save this text"), click -> decide.accept(decided()));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div acts = new Div(save);
        acts.addClassName("row");
        add(
                heading,
                lead,
                whole,
                collisions,
                acts,
                new H3(
                        myself
                                ? say("What this changes in the other window's text")
                                : say("What this changes in {0}'s text", conflict.theirName())));
        add(
                result,
                folded(
                        myself
                                ? say("What is new in the other window's text")
                                : say("What is new in {0}'s text", conflict.theirName()),
                        () -> compared(conflict.theirText())),
                folded(say("What is new in your text"), () -> compared(mine)));
        preview();
    }

    private String label(Whole choice) {
        return switch (choice) {
            case TOGETHER -> say("Both together");
            case THEIRS ->
                myself
                        ? say("Only the other window's text; yours stays among the earlier texts")
                        : say("Only {0}'s text; yours stays among the earlier texts", conflict.theirName());
            case MINE -> say("Only your text; the other one stays among the earlier texts");
        };
    }

    private Div collision(TextMerge.Part part, int number, int count) {
        passages.put(part, Passage.BOTH);
        RadioButtonGroup<Passage> keep =
                new RadioButtonGroup<>(count == 1 ? say("In this passage, keep") : say("In passage {0}, keep", number));
        keep.setItems(Passage.values());
        keep.setItemLabelGenerator(choice -> switch (choice) {
            case BOTH -> say("both texts");
            case THEIRS -> myself ? say("the other window's text") : say("{0}'s text", conflict.theirName());
            case MINE -> say("your text");
        });
        keep.setValue(Passage.BOTH);
        keep.addValueChangeListener(change -> {
            passages.put(part, change.getValue());
            preview();
        });
        Div sides = new Div(
                side(myself ? say("The other window's text") : say("{0}'s text", conflict.theirName()), part.theirs()),
                side(say("Your text"), part.mine()));
        sides.addClassNames("columns", "even");
        Div place = new Div(sides, keep);
        place.addClassNames("stack", "collision");
        return place;
    }

    private static Div side(String who, List<String> lines) {
        H3 heading = new H3(who);
        heading.addClassName("side-title");
        String text = String.join("\n", lines);
        return text.isBlank()
                ? new Div(heading, new Paragraph(say("Removed this passage.")))
                : new Div(heading, new ReadingText(Markdown.render(text).html()));
    }

    private String decided() {
        return switch (whole.getValue()) {
            case THEIRS -> conflict.theirText();
            case MINE -> mine;
            case TOGETHER -> TextMerge.text(parts, this::kept);
        };
    }

    private List<String> kept(TextMerge.Part part) {
        return switch (passages.getOrDefault(part, Passage.MINE)) {
            case BOTH -> part.both();
            case THEIRS -> part.theirs();
            case MINE -> part.mine();
        };
    }

    private void preview() {
        collisions.setVisible(whole.getValue() == Whole.TOGETHER);
        result.removeAll();
        result.add(new ComparedText(conflict.theirText(), decided()));
    }

    private ComparedText compared(String text) {
        return new ComparedText(conflict.base(), text);
    }

    /** Comparing takes its time, so it is done when somebody looks. */
    private static Details folded(String title, Supplier<ComparedText> content) {
        Details details = new Details(title);
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(content.get());
            }
        });
        return details;
    }
}
