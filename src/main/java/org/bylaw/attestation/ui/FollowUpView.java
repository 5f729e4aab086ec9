package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.bylaw.attestation.FollowUp;
import org.bylaw.attestation.FollowUps;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** What one person asked or said instead of attesting, and the answer to it. */
@Route(value = "follow-ups/:followUpId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
@StyleSheet("context://bylaw/attestation.css")
class FollowUpView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient FollowUps followUps;
    private final transient Clock clock;
    private String title = "";

    FollowUpView(FollowUps followUps, Clock clock) {
        this.followUps = followUps;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(followUps.get(Addresses.id(event, "followUpId", say("question"))));
    }

    @Override
    public String getPageTitle() {
        return title + " · Bylaw";
    }

    private void show(FollowUp followUp) {
        UUID id = followUp.id();
        title = FollowUpWords.title(followUp);
        removeAll();
        PageHeader header = new PageHeader(title).withLine(FollowUpWords.badge(followUp));
        if (followUp.state() == FollowUp.State.OPEN) {
            header.withLine(DueDate.of(followUp.dueOn(), LocalDate.now(clock)));
        }
        header.withLine(say("Asked by {0}", followUp.personName()))
                .withActions(
                        new Anchor("policies/" + followUp.policyId(), say("Open the policy")),
                        new Anchor("campaigns/" + followUp.campaignId(), say("Open the campaign")));
        Paragraph words = new Paragraph(followUp.words());
        words.addClassName("asked-words");
        Div stack = new Div(words, DueDate.ago(followUp.askedAt(), clock));
        stack.addClassNames("stack", "follow-up");
        if (followUp.answer() != null && followUp.answeredAt() != null) {
            stack.add(
                    new H2(say(
                            "{0} answered on {1}",
                            followUp.answeredByName(), DueDate.exact(followUp.answeredAt(), clock))),
                    new Paragraph(followUp.answer()));
        } else if (followUps.mayAnswer(followUp)) {
            stack.add(form(followUp, id));
        } else if (followUp.state() == FollowUp.State.OPEN) {
            stack.add(new Paragraph(say("{0} has to answer by {1}.", followUp.ownerName(), followUp.dueOn())));
        }
        add(header, stack);
    }

    private Div form(FollowUp followUp, UUID id) {
        TextArea answer = new TextArea(say("Your answer"));
        answer.setHelperText(say("{0} reads this, word by word.", followUp.personName()));
        answer.setWidthFull();
        answer.setMinRows(4);
        answer.setMaxLength(2000);
        Div buttons = new Div();
        buttons.addClassName("row");
        if (followUp.kind().canBeGranted()) {
            String grant = followUp.kind() == FollowUp.Kind.FAILED_TEST
                    ? say("Allow new attempts")
                    : say("Release: they need not attest");
            buttons.add(
                    button(grant, FollowUp.State.GRANTED, id, answer, ButtonVariant.LUMO_PRIMARY),
                    button(say("Refuse: they are asked to attest"), FollowUp.State.REFUSED, id, answer));
        } else {
            buttons.add(
                    button(say("Send the answer"), FollowUp.State.ANSWERED, id, answer, ButtonVariant.LUMO_PRIMARY));
        }
        Div form = new Div(answer, buttons);
        form.addClassName("stack");
        return form;
    }

    private Button button(String word, FollowUp.State outcome, UUID id, TextArea answer, ButtonVariant... variants) {
        Button button = new Button(word, click -> {
            try {
                followUps.answer(id, outcome, answer.getValue());
                FollowUp done = followUps.get(id);
                Notices.success(say("{0} was answered.", done.personName()));
                show(done);
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("answer", answer));
            }
        });
        button.addThemeVariants(variants);
        return button;
    }
}
