package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.attestation.Campaigns;
import org.bylaw.attestation.DryRun;
import org.bylaw.attestation.NewCampaign;
import org.bylaw.audience.Audiences;
import org.bylaw.audience.Choices;
import org.bylaw.audience.SavedAudience;
import org.bylaw.audience.ui.AudienceField;
import org.bylaw.people.CurrentPerson;
import org.bylaw.policy.PolicyLibrary;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Go;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.SeveralWords;
import org.jspecify.annotations.Nullable;

/** Starts a campaign by hand: about which policies, whom, by when, and which mails that will send. */
@Route(value = "campaigns/new", layout = MainLayout.class)
@PageTitle("New campaign · Bylaw")
@RolesAllowed({"hr", "compliance", "policy-owner"})
@StyleSheet("context://bylaw/attestation.css")
class NewCampaignView extends Page implements BeforeEnterObserver {

    /** Fields of a campaign whose problems are told beside the questions. */
    private static final Set<String> OF_CONFIRMING = Set.of("questions", "passPercent", "attempts");

    private final transient Campaigns campaigns;
    private final transient Audiences audiences;
    private final transient DryRun dryRun;
    private final transient PolicyLibrary library;
    private final transient CurrentPerson currentPerson;
    private final MultiSelectComboBox<PolicyLibrary.Line> policies = new MultiSelectComboBox<>(say("Policies"));
    private final TextField title = new TextField(say("Title"));
    private final TextArea statement = new TextArea(say("What people confirm"));
    private final TextArea message = new TextArea(say("A word to them"));
    private final Select<SavedAudience> saved = new Select<>();
    private final AudienceField audience;
    private final DayPicker dueOn = new DayPicker(say("Due on"));
    private final IntegerField graceDays = new IntegerField(say("Days of grace"));
    private final Checkbox askAgain = new Checkbox(say("Ask also those whose attestation is still valid"));
    private final Checkbox follows = new Checkbox(say("After it closed, go on asking those who join or move"));
    private final MailPlan mails = new MailPlan();
    private final ConfirmingPart confirming;

    NewCampaignView(
            Campaigns campaigns,
            Audiences audiences,
            Choices choices,
            DryRun dryRun,
            PolicyLibrary library,
            CurrentPerson currentPerson) {
        this.campaigns = campaigns;
        this.audiences = audiences;
        this.dryRun = dryRun;
        this.library = library;
        this.currentPerson = currentPerson;
        audience = new AudienceField(audiences, choices);
        confirming = new ConfirmingPart(campaigns::passages);
        describe();
        Button start = new Button(say("Start the campaign"), click -> start());
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div buttons = new Div(start, new Button(say("Not now"), click -> Go.to("campaigns")));
        buttons.addClassName("row");
        Div dates = new Div(dueOn, graceDays);
        dates.addClassName("pair");
        Div form = new Div(
                section(say("What"), policies, title, statement, message),
                section(say("Whom"), saved, audience, askAgain, follows),
                section(say("By when"), dates),
                section(say("How"), confirming),
                section(say("Which mails that sends"), mails),
                buttons);
        form.addClassName("campaign-form");
        add(new PageHeader(say("Ask people to attest")), form);
    }

    private static Section section(String heading, Component... parts) {
        Section section = new Section(new H2(heading));
        Div stack = new Div(parts);
        stack.addClassName("stack");
        section.add(stack);
        return section;
    }

    private void describe() {
        SeveralWords.tell(policies);
        policies.setItemLabelGenerator(line -> "%s %s".formatted(line.reference(), line.title()));
        policies.setItems(query ->
                library.page(inForce(query.getFilter().orElse("")), query.getOffset(), query.getLimit()).stream());
        policies.addValueChangeListener(event -> {
            confirming.offer(List.copyOf(policies.getSelectedItems()));
            plan();
        });
        title.setMaxLength(240);
        title.setPlaceholder(say("The name of its policy"));
        statement.setMaxLength(1000);
        message.setMaxLength(2000);
        message.setPlaceholder(say("Optional; stands above the text"));
        List<SavedAudience> known = audiences.saved();
        saved.setLabel(say("Saved audience"));
        saved.setItems(known);
        saved.setItemLabelGenerator(each -> each == null ? say("None of them") : each.name());
        saved.setEmptySelectionAllowed(true);
        saved.setEmptySelectionCaption(say("None of them"));
        saved.setVisible(!known.isEmpty());
        saved.addValueChangeListener(
                event -> Optional.ofNullable(event.getValue()).ifPresent(each -> audience.setValue(each.rule())));
        audience.addValueChangeListener(event -> plan());
        dueOn.addValueChangeListener(event -> plan());
        graceDays.setHelperText(say("Late answers are taken so long"));
        graceDays.setStepButtonsVisible(true);
        graceDays.setMin(0);
        graceDays.setMax(365);
        graceDays.addValueChangeListener(event -> plan());
        askAgain.addValueChangeListener(event -> plan());
    }

    /** Owners choose among their own. */
    private PolicyLibrary.Filter inForce(String text) {
        boolean any = currentPerson.hasAny(Role.HR, Role.COMPLIANCE);
        return new PolicyLibrary.Filter(
                text, null, null, any ? null : currentPerson.requireId(), PolicyLibrary.State.IN_FORCE, null, null);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<UUID> policy = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("policy")
                .filter(id -> id.matches("[0-9a-f-]{36}"))
                .map(UUID::fromString);
        NewCampaign proposal = policy.map(campaigns::proposal).orElseGet(campaigns::proposal);
        policy.flatMap(library::line).ifPresent(policies::select);
        statement.setValue(proposal.statement());
        audience.setValue(proposal.audience());
        dueOn.setValue(proposal.dueOn());
        graceDays.setValue(proposal.graceDays());
        plan();
    }

    private void plan() {
        if (dueOn.getValue() != null && !policies.isEmpty()) {
            mails.show(dryRun.of(wanted()));
        }
    }

    private NewCampaign wanted() {
        return new NewCampaign(
                policies.getSelectedItems().stream().map(PolicyLibrary.Line::id).toList(),
                title.getValue(),
                message.getValue(),
                statement.getValue(),
                audience.getValue(),
                savedName(),
                dueOn.getValue(),
                graceDays.getValue() == null ? 0 : graceDays.getValue(),
                askAgain.getValue(),
                follows.getValue(),
                confirming.value());
    }

    /** The name holds as long as nobody changed the rule beneath it. */
    private @Nullable String savedName() {
        SavedAudience chosen = saved.getValue();
        return chosen != null && chosen.rule().equals(audience.getValue()) ? chosen.name() : null;
    }

    private void start() {
        Map<String, HasValidation> fields = Map.of(
                "policies", policies,
                "title", title,
                "dueOn", dueOn,
                "graceDays", graceDays,
                "statement", statement,
                "message", message);
        try {
            if (dueOn.getValue() == null) {
                throw Problem.invalid("dueOn", say("Please choose a day from tomorrow on."));
            }
            Go.to("campaigns/" + campaigns.start(wanted()));
        } catch (Problem problem) {
            if (problem.field().filter(OF_CONFIRMING::contains).isPresent()) {
                confirming.problem(problem.getMessage());
            }
            Notices.problem(problem, fields);
        }
    }
}
