package org.bylaw.audience.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.audience.AudienceRule;
import org.bylaw.audience.Audiences;
import org.bylaw.audience.Choices;
import org.bylaw.audience.Clause;
import org.bylaw.audience.Preview;
import org.jspecify.annotations.Nullable;

/** Edits a rule, and shows beneath it how many people it means today and some of them. */
@StyleSheet("context://bylaw/audience.css")
public class AudienceField extends CustomField<AudienceRule> {

    private final transient Audiences audiences;
    private final transient Choices choices;
    private final Div include = new Div();
    private final Div exclude = new Div();
    private final Paragraph everyone = new Paragraph(say("Everyone who works here."));
    private final Div preview = new Div();

    public AudienceField(Audiences audiences, Choices choices) {
        super(AudienceRule.EVERYONE);
        this.audiences = audiences;
        this.choices = choices;
        addClassName("audience-field");
        include.addClassName("clauses");
        exclude.addClassNames("clauses", "without");
        preview.addClassName("audience-preview");
        preview.getElement().setAttribute("aria-live", "polite");
        Div buttons = new Div(
                button(say("Ask people who …"), () -> add(include, null)),
                button(say("Leave out …"), () -> add(exclude, null)));
        buttons.addClassName("row");
        add(new Div(everyone, include, exclude, buttons, preview));
        show();
    }

    private static Button button(String text, Runnable act) {
        Button button = new Button(text, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void add(Div to, @Nullable Clause clause) {
        if (to.getComponentCount() < AudienceRule.MOST_CLAUSES) {
            to.add(new ClauseBox(choices, clause, this::changed, to::remove));
            everyone.setVisible(include.getComponentCount() == 0);
        }
    }

    private void changed() {
        updateValue();
        show();
    }

    private void show() {
        everyone.setVisible(include.getComponentCount() == 0);
        Preview meant = audiences.preview(generateModelValue());
        preview.removeAll();
        Span number = new Span(counted(meant.people(), "1 person", "{0} people"));
        number.addClassName("audience-number");
        preview.add(number);
        if (!meant.sample().isEmpty()) {
            String names = meant.sample().stream().map(AudienceField::member).collect(Collectors.joining(", "));
            Span some = new Span(meant.people() > meant.sample().size() ? say("Among them {0}", names) : names);
            some.addClassName("quiet");
            preview.add(some);
        }
    }

    private static String member(Preview.Member member) {
        String where = Stream.of(member.department(), member.location())
                .filter(part -> part != null)
                .collect(Collectors.joining(", "));
        return where.isEmpty() ? member.name() : "%s (%s)".formatted(member.name(), where);
    }

    @Override
    protected AudienceRule generateModelValue() {
        return new AudienceRule(clauses(include), clauses(exclude));
    }

    private static List<Clause> clauses(Div boxes) {
        return boxes.getChildren()
                .map(ClauseBox.class::cast)
                .flatMap(box -> box.clause().stream())
                .toList();
    }

    @Override
    protected void setPresentationValue(AudienceRule rule) {
        include.removeAll();
        exclude.removeAll();
        rule.include().forEach(clause -> add(include, clause));
        rule.exclude().forEach(clause -> add(exclude, clause));
        show();
    }
}
