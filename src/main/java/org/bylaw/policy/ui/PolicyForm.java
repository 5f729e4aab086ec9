package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.policy.PolicyDetails;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** A policy's details in one column of groups; what is wrong stands beside its field, and nothing typed is lost. */
final class PolicyForm extends Div {

    private final PolicyFields fields;
    private final transient List<FormPart<?>> parts;
    private final Div news = new Div();
    private final Div buttons = new Div();

    PolicyForm(People people, Map<String, String> controlTitles) {
        addClassName("policy-form");
        fields = new PolicyFields(people, controlTitles);
        parts = fields.parts(people);
        news.getElement().setAttribute("role", "alert");
        buttons.addClassName("row");
        add(
                news,
                group(
                        say("What it is"),
                        "",
                        fields.title,
                        new FormLayout(fields.reference, fields.type, fields.language, fields.classification)),
                group(
                        say("Who answers for it"),
                        say("The owner sends drafts on, answers comments, and is told when a review is due."),
                        new FormLayout(fields.owner, fields.department, fields.interval)),
                group(
                        say("Whom it applies to"),
                        say(
                                "Leave both empty for everyone. With both, it applies to people of these departments at these locations."),
                        fields.departments,
                        fields.locations),
                group(say("How it is found"), "", fields.tags, fields.controls),
                buttons);
    }

    private static Section group(String name, String hint, Component... content) {
        Section group = new Section(new H2(name));
        if (!hint.isEmpty()) {
            Paragraph words = new Paragraph(hint);
            words.addClassName("quiet");
            group.add(words);
        }
        group.add(content);
        return group;
    }

    void withButtons(String verb, Consumer<PolicyDetails> save, Runnable cancel) {
        Button main = new Button(verb, click -> {
            if (complete()) {
                save.accept(details());
            }
        });
        main.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        buttons.add(main, new Button(say("Cancel"), click -> cancel.run()));
    }

    void begin(Person me) {
        fields.begin(me);
    }

    void show(PolicyFacts facts) {
        parts.forEach(part -> part.show(facts));
    }

    /** Puts a problem beside its field, and the cursor into it. */
    void tell(Problem problem) {
        Map<String, HasValidation> byProperty = fields.byProperty();
        Notices.problem(problem, byProperty);
        problem.field().map(byProperty::get).ifPresent(PolicyForm::focus);
    }

    private static void focus(HasValidation field) {
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    /** Somebody else was faster: takes over what they changed where nothing was typed here, and says what differs. */
    void merge(PolicyFacts base, PolicyFacts now) {
        UnorderedList changes = new UnorderedList();
        parts.forEach(part -> part.merge(base, now).ifPresent(words -> changes.add(new ListItem(words))));
        Div box = new Div(
                new Paragraph(
                        say(
                                "Somebody else has changed these details since you opened them. Nothing was saved yet, and what you typed is still here. Look at it again, then save.")),
                changes);
        box.addClassName("stale");
        news.removeAll();
        news.add(box);
        news.scrollIntoView();
    }

    private boolean complete() {
        fields.byProperty().values().forEach(field -> field.setInvalid(false));
        boolean complete = given(fields.title, fields.title, say("Give it a title."));
        complete &= given(fields.reference, fields.reference, say("Give it a reference."));
        complete &= given(fields.owner, fields.owner, say("Choose who answers for it."));
        complete &= given(fields.department, fields.department, say("Choose a department."));
        complete &= given(fields.interval, fields.interval, say("Between 1 and 60 months."));
        fields.byProperty().values().stream()
                .filter(HasValidation::isInvalid)
                .findFirst()
                .ifPresent(PolicyForm::focus);
        return complete;
    }

    private static boolean given(HasValue<?, ?> field, HasValidation said, String message) {
        if (field.isEmpty() || (field.getValue() instanceof String text && text.isBlank())) {
            said.setErrorMessage(message);
            said.setInvalid(true);
            return false;
        }
        return true;
    }

    private PolicyDetails details() {
        return new PolicyDetails(
                fields.reference.getValue(),
                fields.title.getValue(),
                fields.type.getValue(),
                fields.owner.getValue().id(),
                fields.department.getValue().id(),
                fields.classification.getValue(),
                fields.language.getValue(),
                fields.departments.getValue().stream().map(Department::code).collect(Collectors.toSet()),
                fields.locations.getValue(),
                fields.interval.getValue(),
                fields.tags.getValue(),
                fields.controls.getValue());
    }
}
