package org.bylaw.score.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bylaw.score.Nature;
import org.bylaw.score.Scale;
import org.bylaw.score.Scales;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** How points are given, for everyone to read and for compliance to change. */
@Route(value = "score/scale", layout = MainLayout.class)
@PageTitle("How points are given · Bylaw")
@RolesAllowed({
    Role.Name.CONTROL_OWNER,
    Role.Name.COMPLIANCE,
    Role.Name.AUDITOR,
    Role.Name.MANAGEMENT,
    Role.Name.POLICY_OWNER,
    Role.Name.POLICY_AUTHOR,
    Role.Name.APPROVER,
    Role.Name.ADMIN
})
class ScaleView extends Page {

    private final transient Scales scales;
    private final Map<Nature, IntegerField> points = new EnumMap<>(Nature.class);
    private final IntegerField implemented = new IntegerField(say("Partly implemented, in percent"));
    private final IntegerField effective = new IntegerField(say("Review found it partly effective, in percent"));
    private transient Scale shown;

    ScaleView(Scales scales) {
        this.scales = scales;
        this.shown = scales.scale();
        boolean mayChange = scales.mayChange();
        PageHeader header = new PageHeader(say("How points are given"));
        FormLayout natures = new FormLayout();
        for (Nature nature : Nature.values()) {
            IntegerField field = new IntegerField(say(nature.word()));
            points.put(nature, field);
            natures.add(field);
        }
        FormLayout shares = new FormLayout(implemented, effective);
        fill();
        add(
                header,
                section(
                        say("Points by nature"),
                        say(
                                "What prevents counts more than what detects or corrects, and what nobody can get round more than what depends on people. The numbers that come with Bylaw are those that Microsoft has published for its Compliance Manager."),
                        natures),
                section(
                        say("Shares"),
                        say(
                                "A control has all its points when it is implemented and its last review found it effective. Not implemented, not reviewed or not effective gives none. For what is between, say how much."),
                        shares));
        points.values().forEach(field -> field.setReadOnly(!mayChange));
        implemented.setReadOnly(!mayChange);
        effective.setReadOnly(!mayChange);
        if (mayChange) {
            Button save = new Button(say("Save the scale"), click -> save());
            save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.withActions(save);
        }
    }

    private void fill() {
        points.forEach((nature, field) -> field.setValue(shown.points().get(nature)));
        implemented.setValue(shown.partlyImplemented());
        effective.setValue(shown.partlyEffective());
    }

    private static Div section(String heading, String words, FormLayout form) {
        Div section = new Div(new H2(heading), new Paragraph(words), form);
        section.addClassName("card");
        return section;
    }

    private void save() {
        Map<Nature, Integer> wanted = new EnumMap<>(Nature.class);
        Map<String, HasValidation> fields = new HashMap<>();
        points.forEach((nature, field) -> {
            wanted.put(nature, Objects.requireNonNullElse(field.getValue(), -1));
            fields.put(nature.name(), field);
        });
        fields.put("partlyImplemented", implemented);
        fields.put("partlyEffective", effective);
        try {
            scales.change(new Scale(
                    wanted,
                    Objects.requireNonNullElse(implemented.getValue(), -1),
                    Objects.requireNonNullElse(effective.getValue(), -1),
                    shown.revision()));
        } catch (Problem problem) {
            Notices.problem(problem, fields);
            return;
        }
        shown = scales.scale();
        fill();
        Notices.success(say("Saved. Every score follows at once."));
    }
}
