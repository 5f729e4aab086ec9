package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bylaw.risk.Assessment;
import org.bylaw.risk.RiskFacts;
import org.bylaw.risk.RiskPage;
import org.bylaw.risk.Risks;
import org.bylaw.risk.Scale;
import org.bylaw.risk.Scale.Step;
import org.bylaw.risk.Treatment;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Assesses a risk on the scale in use: how high before, what is done, how high after, and when to look again. */
final class AssessDialog extends Dialog {

    private final transient Risks risks;
    private final transient RiskFacts risk;
    private final transient Scale scale;
    private final transient Runnable afterwards;
    private final Select<Step> likelihood;
    private final Select<Step> impact;
    private final Div level = new Div();
    private final RadioButtonGroup<Treatment> treatment = new RadioButtonGroup<>(say("What is done about it?"));
    private final TextArea plan = new TextArea(say("Treatment plan"));
    private final DayPicker planDue = new DayPicker(say("Plan due"));
    private final DayPicker planDone = new DayPicker(say("Plan done"));
    private final Select<Step> residualLikelihood;
    private final Select<Step> residualImpact;
    private final Div residualLevel = new Div();
    private final DayPicker review = new DayPicker(say("Next review"));

    AssessDialog(Risks risks, RiskPage page, LocalDate today, Runnable afterwards) {
        this.risks = risks;
        this.risk = page.risk();
        this.scale = page.current();
        this.afterwards = afterwards;
        likelihood = steps(say("Likelihood"), scale.likelihoods(), false);
        impact = steps(say("Impact"), scale.impacts(), false);
        residualLikelihood = steps(say("Likelihood after treatment"), scale.likelihoods(), true);
        residualImpact = steps(say("Impact after treatment"), scale.impacts(), true);
        setHeaderTitle(say("Assess {0}", risk.name()));
        setWidth("720px");
        setCloseOnOutsideClick(false);
        fields();
        fill(page, today);
        FormLayout form = new FormLayout();
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("520px", 2));
        H3 before = new H3(say("Before treatment"));
        H3 after = new H3(say("After treatment"));
        form.add(before, likelihood, impact, level, treatment, plan, planDue, planDone);
        form.add(after, residualLikelihood, residualImpact, residualLevel, review);
        List.of(before, after, level, residualLevel, treatment, plan).forEach(part -> form.setColspan(part, 2));
        if (page.onOlderScale()) {
            Paragraph older = new Paragraph(say(
                    "It was assessed on scale {0}. Assess it on the one in use, scale {1}.",
                    page.scale().number(), scale.number()));
            older.addClassName("stale");
            add(older);
        }
        add(form);
        Button save = new Button(say("Save the assessment"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), save);
    }

    private static Select<Step> steps(String label, List<Step> steps, boolean optional) {
        Select<Step> field = new Select<>();
        field.setLabel(label);
        field.setItems(steps);
        field.setRequiredIndicatorVisible(!optional);
        field.setEmptySelectionAllowed(optional);
        field.setEmptySelectionCaption(say("Not assessed"));
        field.setItemLabelGenerator(step -> step == null ? say("Not assessed") : step.label());
        field.addValueChangeListener(change -> field.setHelperText(
                change.getValue() == null ? "" : say(change.getValue().description())));
        return field;
    }

    private void fields() {
        List.of(level, residualLevel).forEach(part -> {
            part.addClassName("row");
            part.getElement().setAttribute("aria-live", "polite");
        });
        likelihood.addValueChangeListener(change -> tell(level, likelihood, impact));
        impact.addValueChangeListener(change -> tell(level, likelihood, impact));
        residualLikelihood.addValueChangeListener(change -> tell(residualLevel, residualLikelihood, residualImpact));
        residualImpact.addValueChangeListener(change -> tell(residualLevel, residualLikelihood, residualImpact));
        treatment.setItems(Treatment.values());
        treatment.setItemLabelGenerator(AssessDialog::option);
        treatment.setRequired(true);
        plan.setMaxLength(4000);
        plan.setMinRows(3);
        plan.setHelperText(say("What is done, by whom. Not needed where the risk is retained."));
        planDone.setHelperText(say("Empty while it is under way."));
        review.setRequiredIndicatorVisible(true);
        review.setHelperText(say("The owner is asked two weeks before."));
    }

    private static String option(Treatment treatment) {
        return switch (treatment) {
            case MODIFY -> say("Modify: make it less likely or less bad");
            case AVOID -> say("Avoid: stop doing what brings it");
            case SHARE -> say("Share: insure it, or have others carry a part");
            case RETAIN -> say("Retain: live with it knowingly");
        };
    }

    private void tell(Div part, Select<Step> likely, Select<Step> bad) {
        part.removeAll();
        if (likely.getValue() != null && bad.getValue() != null) {
            part.add(
                    new Span(say("Level")),
                    new LevelBadge(
                            scale.level(likely.getValue().step(), bad.getValue().step())));
        }
    }

    private void fill(RiskPage page, LocalDate today) {
        Assessment before = risk.assessment();
        review.setValue(today.plusYears(1));
        if (before == null) {
            return;
        }
        treatment.setValue(before.treatment());
        plan.setValue(before.plan());
        planDue.setValue(before.planDueOn());
        planDone.setValue(before.planDoneOn());
        if (before.reviewOn() != null && before.reviewOn().isAfter(today.plusDays(30))) {
            review.setValue(before.reviewOn());
        }
        if (!page.onOlderScale()) {
            likelihood.setValue(scale.likelihood(before.likelihood()));
            impact.setValue(scale.impact(before.impact()));
            if (before.residualLikelihood() != null) {
                residualLikelihood.setValue(scale.likelihood(before.residualLikelihood()));
                residualImpact.setValue(scale.impact(before.residualImpact()));
            }
        }
    }

    private static @Nullable Integer step(Select<Step> field) {
        return field.getValue() == null ? null : field.getValue().step();
    }

    private void save() {
        Assessment wanted = new Assessment(
                step(likelihood),
                step(impact),
                treatment.getValue(),
                plan.getValue(),
                planDue.getValue(),
                planDone.getValue(),
                step(residualLikelihood),
                step(residualImpact),
                review.getValue());
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("likelihood", likelihood);
        fields.put("impact", impact);
        fields.put("treatment", treatment);
        fields.put("plan", plan);
        fields.put("planDue", planDue);
        fields.put("planDone", planDone);
        fields.put("residualLikelihood", residualLikelihood);
        fields.put("residualImpact", residualImpact);
        fields.put("review", review);
        try {
            risks.assess(risk.id(), risk.revision(), scale.id(), wanted);
        } catch (Problem problem) {
            Notices.problem(problem, fields);
            return;
        }
        close();
        Notices.success(say("Saved."));
        afterwards.run();
    }
}
