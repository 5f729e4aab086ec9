package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Map;
import org.bylaw.policy.ChangeKind;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Say;
import org.bylaw.ui.Notices;

/** What kind of change the draft is, and what changes in a sentence; saved as it is filled in. */
final class ChangeForm extends Div {

    private final transient Drafts drafts;
    private final VersionFacts version;
    private final transient Runnable saved;
    private final RadioButtonGroup<ChangeKind> kind = new RadioButtonGroup<>(say("Kind of change"));
    private final TextArea summary = new TextArea(say("What changes, in a sentence"));
    private final Span state = new Span();

    /**
     * A form for a version.
     *
     * @param saved called after each save
     */
    ChangeForm(Drafts drafts, VersionFacts version, Runnable saved) {
        this.drafts = drafts;
        this.version = version;
        this.saved = saved;
        addClassName("stack");
        kind.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        kind.setItems(ChangeKind.values());
        kind.setItemLabelGenerator(ChangeForm::label);
        kind.setItemEnabledProvider(choice -> version.basedOn() != null || choice == ChangeKind.MAJOR);
        kind.setValue(version.changeKind());
        if (version.basedOn() == null) {
            kind.setHelperText(say("The first version of a policy is a major one."));
        }
        summary.setValue(version.changeSummary());
        summary.setMaxLength(500);
        summary.setWidthFull();
        summary.setHelperText(say("Approvers and staff read it."));
        summary.setValueChangeMode(ValueChangeMode.ON_BLUR);
        state.addClassName("quiet");
        state.getElement().setAttribute("role", "status");
        kind.addValueChangeListener(change -> save());
        summary.addValueChangeListener(change -> save());
        add(kind, summary, state);
    }

    static String label(ChangeKind kind) {
        return switch (kind) {
            case MAJOR -> say("Major: duties change, everyone attests anew");
            case MINOR -> say("Minor: details change, everyone is told");
            case EDITORIAL -> say("Editorial: wording only, nobody is told");
        };
    }

    /** The kind in one word, as it reads inside a sentence. */
    static String inSentence(ChangeKind kind) {
        return say(kind.word()).toLowerCase(Say.language());
    }

    private void save() {
        try {
            drafts.describe(version.id(), kind.getValue(), summary.getValue());
            kind.setInvalid(false);
            summary.setInvalid(false);
            state.setText(say("Saved"));
            saved.run();
        } catch (Problem problem) {
            state.setText("");
            Notices.problem(problem, Map.of("changeKind", kind, "changeSummary", summary));
        }
    }
}
