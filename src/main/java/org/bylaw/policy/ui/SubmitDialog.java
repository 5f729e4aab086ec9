package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.policy.ChangeKind;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.Submissions;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Say;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.ApproversAhead;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Notices;
import org.bylaw.ui.SeveralWords;

/** Sends a draft on: to reviewers first or straight to approval, in force at once or on a day. */
final class SubmitDialog extends Dialog {

    private static final int USUAL_DAYS = 14;

    private enum Way {
        CONSULTATION,
        APPROVAL
    }

    private enum Start {
        AT_ONCE,
        ON_A_DAY
    }

    private final transient DraftPaper.Services services;
    private final transient ApproversAhead approvers;
    private final transient VersionFacts version;
    private final transient Runnable sent;
    private final RadioButtonGroup<ChangeKind> kind = new RadioButtonGroup<>(say("Kind of change"));
    private final TextArea summary = new TextArea(say("What changes, in a sentence"));
    private final RadioButtonGroup<Way> way = new RadioButtonGroup<>(say("Send it to"));
    private final MultiSelectComboBox<Person> reviewers = new MultiSelectComboBox<>(say("Reviewers"));
    private final DayPicker until = new DayPicker(say("Comments until"));
    private final RadioButtonGroup<Start> start = new RadioButtonGroup<>(say("In force"));
    private final DayPicker effectiveOn = new DayPicker(say("From"));
    private final Div ahead = new Div();
    private final Button send = new Button("", click -> send());

    /**
     * A dialog about the version as it is now.
     *
     * @param sent called when it was sent on
     */
    SubmitDialog(
            DraftPaper.Services services,
            People people,
            ApproversAhead approvers,
            PolicyFacts policy,
            VersionFacts version,
            Runnable sent) {
        this.services = services;
        this.approvers = approvers;
        this.version = version;
        this.sent = sent;
        setHeaderTitle(say("Submit {0} {1}", policy.title(), version.number()));
        setWidth("min(600px, 96vw)");
        LocalDate today = LocalDate.now(services.clock());
        change();
        ways(people, today);
        starts(today);
        Paragraph frozen =
                new Paragraph(say("The text stays as it is while approvers decide. You can take it back until then."));
        frozen.addClassName("quiet");
        ahead.addClassName("approvers-ahead");
        Div form = new Div(kind, summary, way, reviewers, until, ahead, start, effectiveOn, frozen);
        form.addClassName("stack");
        add(form);
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), send);
        fit();
        lookAhead();
    }

    private void lookAhead() {
        H3 title = new H3(say("Who will be asked to approve"));
        title.addClassName("side-title");
        ahead.removeAll();
        ahead.add(title);
        ahead.add(approvers.of(
                SubjectRef.policyVersion(version.id()), kind.getValue().name()));
    }

    private void change() {
        kind.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        kind.setItems(ChangeKind.values());
        kind.setItemLabelGenerator(ChangeForm::label);
        kind.setItemEnabledProvider(choice -> version.basedOn() != null || choice == ChangeKind.MAJOR);
        kind.setValue(version.changeKind());
        kind.addValueChangeListener(change -> lookAhead());
        summary.setValue(version.changeSummary());
        summary.setMaxLength(500);
        summary.setWidthFull();
    }

    private void ways(People people, LocalDate today) {
        way.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        way.setItems(Way.values());
        way.setItemLabelGenerator(choice -> switch (choice) {
            case CONSULTATION -> say("Reviewers first, who comment until a day; then approval");
            case APPROVAL -> say("Approval");
        });
        way.setValue(Way.APPROVAL);
        way.addValueChangeListener(change -> fit());
        PersonChoice.fill(reviewers, people);
        SeveralWords.tell(reviewers);
        reviewers.setWidthFull();
        reviewers.setPlaceholder(say("Names"));
        until.setMin(today);
        until.setValue(today.plusDays(USUAL_DAYS));
        until.setLocale(dates());
    }

    private void starts(LocalDate today) {
        start.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        start.setItems(Start.values());
        start.setItemLabelGenerator(choice -> switch (choice) {
            case AT_ONCE -> say("As soon as it is approved");
            case ON_A_DAY -> say("On a day");
        });
        start.setValue(version.effectiveAt() == null ? Start.AT_ONCE : Start.ON_A_DAY);
        start.addValueChangeListener(change -> fit());
        effectiveOn.setMin(today);
        effectiveOn.setLocale(dates());
    }

    /** Where days come before months. */
    private static Locale dates() {
        return Say.language().equals(Locale.GERMAN) ? Locale.GERMANY : Locale.UK;
    }

    private void fit() {
        boolean consults = way.getValue() == Way.CONSULTATION;
        reviewers.setVisible(consults);
        until.setVisible(consults);
        effectiveOn.setVisible(start.getValue() == Start.ON_A_DAY);
        send.setText(consults ? say("Send to reviewers") : say("Submit for approval"));
    }

    private void send() {
        boolean consults = way.getValue() == Way.CONSULTATION;
        if (consults && missing(reviewers, reviewers.isEmpty(), say("Name at least one reviewer."))) {
            return;
        }
        boolean onADay = start.getValue() == Start.ON_A_DAY;
        if (onADay && missing(effectiveOn, effectiveOn.isEmpty(), say("Choose the day."))) {
            return;
        }
        Set<UUID> asked =
                consults ? reviewers.getValue().stream().map(Person::id).collect(Collectors.toSet()) : Set.of();
        try {
            if (kind.getValue() != version.changeKind() || !summary.getValue().equals(version.changeSummary())) {
                services.drafts().describe(version.id(), kind.getValue(), summary.getValue());
            }
            services.submissions()
                    .submit(
                            version.id(),
                            version.textRevision(),
                            new Submissions.Submission(
                                    asked, consults ? until.getValue() : null, onADay ? effectiveOn.getValue() : null));
        } catch (Problem problem) {
            Notices.problem(problem, fields());
            return;
        }
        close();
        Notices.success(
                consults
                        ? counted(asked.size(), "Sent to 1 reviewer.", "Sent to {0} reviewers.")
                        : say("Version {0} was submitted for approval.", version.number()));
        sent.run();
    }

    private static boolean missing(HasValidation field, boolean missing, String words) {
        field.setErrorMessage(words);
        field.setInvalid(missing);
        return missing;
    }

    private Map<String, HasValidation> fields() {
        return Map.of(
                "changeKind", kind,
                "changeSummary", summary,
                "reviewers", reviewers,
                "consultationUntil", until,
                "effectiveOn", effectiveOn);
    }
}
