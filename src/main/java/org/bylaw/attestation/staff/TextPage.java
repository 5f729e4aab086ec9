package org.bylaw.attestation.staff;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.Attestations;
import org.bylaw.attestation.Confirmation;
import org.bylaw.attestation.FollowUps;
import org.bylaw.attestation.Quiz;
import org.bylaw.document.Markdown;
import org.bylaw.document.RenderedText;
import org.bylaw.people.CurrentPerson;
import org.bylaw.security.InterruptedForm;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;

/** Puts together what the page about one text shows. */
@Component
class TextPage {

    private final Attestations attestations;
    private final FollowUps followUps;
    private final ReadTexts texts;
    private final CurrentPerson currentPerson;
    private final Spoken spoken;

    TextPage(
            Attestations attestations,
            FollowUps followUps,
            ReadTexts texts,
            CurrentPerson currentPerson,
            Spoken spoken) {
        this.attestations = attestations;
        this.followUps = followUps;
        this.texts = texts;
        this.currentPerson = currentPerson;
        this.spoken = spoken;
    }

    String frame(Model model, String template) {
        model.addAttribute("say", spoken);
        return template;
    }

    /** The text with what is asked, or what came of it. */
    String show(Asked asked, boolean again, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("path", "/attest/" + asked.campaignId() + "/" + asked.policyVersionId());
        model.addAttribute("followUps", followUps.mine(asked.campaignId(), asked.policyVersionId()));
        boolean toAnswer = asked.taken()
                && (asked.state() == AttestationState.OPEN || again && asked.state() == AttestationState.DECLINED);
        return toAnswer ? question(asked, model) : answer(asked, model);
    }

    private String question(Asked asked, Model model) {
        // The fingerprint is taken of what is shown, not of what the table says was shown.
        String text = attestations.text(asked.campaignId(), asked.policyVersionId());
        String shown = Markdown.sha256(text);
        Quiz quiz = attestations.quiz(asked.campaignId(), asked.policyVersionId());
        RenderedText rendered = texts.rendered(text);
        model.addAttribute("html", rendered.html());
        model.addAttribute("shown", shown);
        model.addAttribute("quiz", quiz);
        model.addAttribute("passages", Passages.of(rendered, quiz));
        model.addAttribute("name", currentPerson.require().name());
        model.addAttribute("me", currentPerson.requireId());
        model.addAttribute(
                "proven",
                asked.confirmation() == Confirmation.FRESH_LOGIN
                        && attestations.readyToAttest(asked.campaignId(), asked.policyVersionId(), shown));
        return frame(model, "staff/read");
    }

    /** Says that something came too late to be done, and has it in its form again; not where it is done meanwhile. */
    void sentInVain(InterruptedForm form, Model model) {
        if (!model.containsAttribute("me")) {
            return;
        }
        String field =
                switch (form.act()) {
                    case "answers" -> "questions";
                    case "question", "exception" -> form.act();
                    case "decline" -> "reason";
                    case "confirm" -> form.value("typedName").isEmpty() ? "" : "typedName";
                    default -> "";
                };
        model.addAttribute("wrong", field);
        model.addAttribute("typedField", field);
        model.addAttribute("typed", form.value(field));
        model.addAttribute("given", new LinkedMultiValueMap<>(form.fields()));
        model.addAttribute(
                "problem",
                say("Your session had ended before this arrived, so it was not taken. Please send it again."));
    }

    private String answer(Asked asked, Model model) {
        List<Asked> open = attestations.myOpen();
        model.addAttribute("open", open);
        return frame(model, "staff/answer");
    }
}
