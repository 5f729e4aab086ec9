package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import org.bylaw.applicability.StatementDrafts;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** What a draft says beside its controls; what was typed stays where something goes wrong. */
final class DraftWordsForm extends FormLayout {

    private final transient StatementDrafts drafts;
    private final transient StatementVersion version;
    private final TextField title = new TextField(say("Title"));
    private final TextArea scope = new TextArea(say("Scope"));
    private final TextArea summary = new TextArea(say("What changes, in a sentence"));

    DraftWordsForm(StatementDrafts drafts, StatementVersion version, Runnable saved) {
        this.drafts = drafts;
        this.version = version;
        setResponsiveSteps(new ResponsiveStep("0", 1));
        title.setValue(version.title());
        title.setMaxLength(200);
        scope.setValue(version.scope());
        scope.setMaxLength(4000);
        scope.setMinRows(2);
        scope.setHelperText(say("Which parts of the organisation, sites and services it covers."));
        summary.setValue(version.summary());
        summary.setMaxLength(4000);
        summary.setHelperText(say("Those who approve read it first."));
        Button save = new Button(say("Save"), click -> {
            if (save()) {
                Notices.success(say("Saved."));
                saved.run();
            }
        });
        add(title, scope, summary, save);
    }

    /** False where it could not be saved; then it has been said why. */
    boolean save() {
        if (title.getValue().equals(version.title())
                && scope.getValue().equals(version.scope())
                && summary.getValue().equals(version.summary())) {
            return true;
        }
        try {
            drafts.describe(
                    version.id(),
                    version.revision(),
                    new StatementDrafts.Words(title.getValue(), scope.getValue(), summary.getValue()));
            return true;
        } catch (Problem problem) {
            Notices.problem(problem, Map.of("title", title, "scope", scope, "summary", summary));
            return false;
        }
    }
}
