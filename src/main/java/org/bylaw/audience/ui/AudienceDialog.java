package org.bylaw.audience.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.function.BiConsumer;
import org.bylaw.audience.AudienceRule;
import org.bylaw.audience.Audiences;
import org.bylaw.audience.Choices;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Names an audience and says whom it means. */
class AudienceDialog extends Dialog {

    AudienceDialog(
            Audiences audiences,
            Choices choices,
            String name,
            AudienceRule rule,
            BiConsumer<String, AudienceRule> save) {
        setHeaderTitle(name.isEmpty() ? say("New audience") : say("Change “{0}”", name));
        setWidth("720px");
        TextField called = new TextField(say("Name"));
        called.setValue(name);
        called.setMaxLength(120);
        AudienceField whom = new AudienceField(audiences, choices);
        whom.setLabel(say("Whom it means"));
        whom.setValue(rule);
        Div form = new Div(called, whom);
        form.addClassName("stack");
        add(form);
        Button keep = new Button(say("Save"), click -> {
            try {
                save.accept(called.getValue(), whom.getValue());
                close();
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("name", called));
            }
        });
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Not now"), click -> close()), keep);
    }
}
