package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bylaw.risk.Scale;
import org.bylaw.risk.Scale.Axis;
import org.bylaw.risk.Scale.Step;

/** Sets the steps of one axis, and what each step of the present scale becomes. Steps that are taken away keep their words until saved. */
final class AxisEditor extends Div {

    private final transient Scale before;
    private final Axis axis;
    private final Select<Integer> count = new Select<>();
    private final List<TextField> names = new ArrayList<>();
    private final List<TextField> descriptions = new ArrayList<>();
    private final Map<Integer, Select<Integer>> carried = new HashMap<>();
    private final List<Div> rows = new ArrayList<>();
    private final transient Runnable changed;

    AxisEditor(Scale before, Axis axis, Runnable changed) {
        this.before = before;
        this.axis = axis;
        this.changed = changed;
        addClassName("stack");
        count.setLabel(say("Number of steps"));
        count.setItems(IntStream.rangeClosed(Scale.FEWEST, Scale.MOST).boxed().toList());
        add(new H2(say(axis.word())), count);
        for (int step = 1; step <= Scale.MOST; step++) {
            row(step);
        }
        Paragraph hint = new Paragraph(say("Risks that are assessed already are carried over by this."));
        hint.addClassName("quiet");
        add(new H3(say("What the present steps become")), hint);
        Div mapping = new Div();
        mapping.addClassName("attribute-filters");
        for (Step step : before.steps(axis)) {
            Select<Integer> target = new Select<>();
            target.setLabel(step.label());
            target.setItemLabelGenerator(this::label);
            carried.put(step.step(), target);
            mapping.add(target);
        }
        add(mapping);
        count.setValue(before.steps(axis).size());
        resize();
        carried.forEach((step, target) -> target.setValue(step));
        count.addValueChangeListener(change -> {
            resize();
            changed.run();
        });
    }

    private void row(int step) {
        TextField name = new TextField(say("Step {0}", step));
        name.setMaxLength(60);
        TextField description = new TextField(say("What step {0} means", step));
        description.setMaxLength(500);
        List<Step> present = before.steps(axis);
        if (step <= present.size()) {
            name.setValue(say(present.get(step - 1).name()));
            description.setValue(say(present.get(step - 1).description()));
        }
        name.addValueChangeListener(change -> {
            carried.values().forEach(target -> target.setItemLabelGenerator(this::label));
            changed.run();
        });
        names.add(name);
        descriptions.add(description);
        Div row = new Div(name, description);
        row.addClassName("step-row");
        rows.add(row);
        add(row);
    }

    /** As many rows and targets as there are steps; a target that is gone becomes the highest one. */
    private void resize() {
        int size = count.getValue();
        for (int place = 0; place < rows.size(); place++) {
            rows.get(place).setVisible(place < size);
        }
        carried.values().forEach(target -> {
            Integer chosen = target.getValue();
            target.setItems(IntStream.rangeClosed(1, size).boxed().toList());
            if (chosen != null) {
                target.setValue(Math.min(chosen, size));
            }
        });
    }

    private String label(Integer step) {
        return step == null ? "" : step + " " + names.get(step - 1).getValue();
    }

    int size() {
        return count.getValue();
    }

    /** What a step is called for now. */
    String name(int step) {
        return label(step);
    }

    List<Step> steps() {
        return IntStream.rangeClosed(1, size())
                .mapToObj(step -> new Step(
                        step,
                        names.get(step - 1).getValue(),
                        descriptions.get(step - 1).getValue()))
                .toList();
    }

    Map<Integer, Integer> carried() {
        Map<Integer, Integer> steps = new HashMap<>();
        carried.forEach((step, target) -> {
            if (target.getValue() != null) {
                steps.put(step, target.getValue());
            }
        });
        return steps;
    }

    HasValidation field() {
        return count;
    }
}
