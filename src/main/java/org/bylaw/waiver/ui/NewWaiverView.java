package org.bylaw.waiver.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.SeveralWords;
import org.bylaw.waiver.NewWaiver;
import org.bylaw.waiver.RiskLevel;
import org.bylaw.waiver.WaiverControl;
import org.bylaw.waiver.WaiverSubject;
import org.bylaw.waiver.Waivers;

/** Asks for a waiver: what is to be excepted, why, for whom, what is done instead, how much is at stake and until when. */
@Route(value = "waivers/new", layout = MainLayout.class)
@PageTitle("Ask for a waiver · Bylaw")
@PermitAll
class NewWaiverView extends Page implements BeforeEnterObserver {

    private final transient Waivers waivers;
    private final transient Clock clock;
    private final TextField title = new TextField(say("What is to be excepted"));
    private final TextArea reason = area(say("Why it is needed"), 4000);
    private final TextArea scope = area(say("Whom or what it covers"), 2000);
    private final TextArea compensation = area(say("What is done instead"), 4000);
    private final MultiSelectComboBox<WaiverControl> controls =
            new MultiSelectComboBox<>(say("Controls that make up for it"));
    private final Select<RiskLevel> risk = risk();
    private final DayPicker endsOn = new DayPicker(say("Until"));

    NewWaiverView(Waivers waivers, Clock clock) {
        this.waivers = waivers;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        WaiverSubject subject = waivers.subject(subject(query));
        removeAll();
        Anchor link = new Anchor(subject.path().substring(1), subject.name());
        Paragraph about = new Paragraph(
                say(
                        "A waiver is an exception for a time. Its owner decides; where much is at stake, management signs, too. You are told what came of it."));
        about.addClassName("quiet");
        add(new PageHeader(say("Ask for a waiver")).withLine(link), about, form(subject));
    }

    private static SubjectRef subject(QueryParameters query) {
        return query.getSingleParameter(SubjectRef.CONTROL).isPresent()
                ? SubjectRef.control(Addresses.id(query.getSingleParameter(SubjectRef.CONTROL), say("control")))
                : SubjectRef.policy(Addresses.id(query.getSingleParameter(SubjectRef.POLICY), say("policy")));
    }

    private Div form(WaiverSubject subject) {
        title.setMaxLength(200);
        title.setRequiredIndicatorVisible(true);
        title.setHelperText(say("In a few words, such as “Scanner without a second factor”"));
        reason.setRequiredIndicatorVisible(true);
        scope.setRequiredIndicatorVisible(true);
        scope.setHelperText(say("People, systems, places: as narrow as it can be"));
        compensation.setRequiredIndicatorVisible(true);
        compensation.setHelperText(say("How the risk is kept small meanwhile"));
        List<WaiverControl> possible = waivers.possibleControls();
        controls.setItems(possible);
        controls.setItemLabelGenerator(WaiverControl::name);
        controls.setVisible(!possible.isEmpty());
        SeveralWords.tell(controls);
        LocalDate latest = waivers.latestEnd();
        endsOn.setMin(LocalDate.now(clock));
        endsOn.setMax(latest);
        endsOn.setRequiredIndicatorVisible(true);
        endsOn.setHelperText(say("Until {0} at the latest", latest));
        risk.setRequiredIndicatorVisible(true);
        FormLayout fields = new FormLayout();
        fields.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("520px", 2));
        fields.add(title, reason, scope, compensation, controls, risk, endsOn);
        List.<Component>of(title, reason, scope, compensation, controls).forEach(field -> fields.setColspan(field, 2));
        Button ask = new Button(say("Ask for it"));
        ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ask.setDisableOnClick(true);
        ask.addClickListener(click -> {
            ask(subject);
            ask.setEnabled(true);
        });
        Div buttons = new Div(ask, new Anchor(subject.path().substring(1), say("Cancel")));
        buttons.addClassName("row");
        Div form = new Div(fields, buttons);
        form.addClassNames("stack", "waiver-form");
        return form;
    }

    private void ask(WaiverSubject subject) {
        try {
            UUID id = waivers.ask(new NewWaiver(
                    subject.ref(),
                    title.getValue(),
                    reason.getValue(),
                    scope.getValue(),
                    compensation.getValue(),
                    controls.getValue().stream().map(WaiverControl::id).collect(Collectors.toSet()),
                    risk.getValue(),
                    endsOn.getValue()));
            Notices.success(say("Asked. You are told what came of it."));
            UI.getCurrent().navigate("waivers/" + id);
        } catch (Problem problem) {
            Map<String, HasValidation> fields = new LinkedHashMap<>();
            fields.put("title", title);
            fields.put("reason", reason);
            fields.put("scope", scope);
            fields.put("compensation", compensation);
            fields.put("controls", controls);
            fields.put("risk", risk);
            fields.put("endsOn", endsOn);
            Notices.problem(problem, fields);
        }
    }

    static Select<RiskLevel> risk() {
        Select<RiskLevel> risk = new Select<>();
        risk.setLabel(say("How much is at stake"));
        risk.setItems(RiskLevel.values());
        risk.setItemLabelGenerator(level -> level == null ? "" : say(level.word()));
        return risk;
    }

    private static TextArea area(String label, int most) {
        TextArea area = new TextArea(label);
        area.setMaxLength(most);
        area.setMinRows(3);
        area.setMaxRows(10);
        return area;
    }
}
