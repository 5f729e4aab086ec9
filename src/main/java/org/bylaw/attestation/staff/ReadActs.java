package org.bylaw.attestation.staff;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bylaw.attestation.Attestations;
import org.bylaw.attestation.Confirmation;
import org.bylaw.attestation.FollowUps;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What staff send: a confirmation, answers, a question, a wish, a refusal. What does not do comes back with what they typed. */
@Controller
class ReadActs {

    private final Attestations attestations;
    private final FollowUps followUps;
    private final TextPage page;

    ReadActs(Attestations attestations, FollowUps followUps, TextPage page) {
        this.attestations = attestations;
        this.followUps = followUps;
        this.page = page;
    }

    /** By the kind that the page offered; another than the campaign's is refused. */
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @PostMapping(ReadPages.ONE + "/confirm")
    ModelAndView confirm(
            @PathVariable UUID campaign,
            @PathVariable UUID version,
            @RequestParam String shown,
            @RequestParam Confirmation kind,
            @RequestParam(defaultValue = "") String typedName,
            Model model) {
        return act(campaign, version, "typedName", typedName, "", model, () -> {
            switch (kind) {
                case CLICK -> attestations.attest(campaign, version, shown);
                case TYPED_NAME -> attestations.attestByName(campaign, version, shown, typedName);
                case FRESH_LOGIN -> attestations.attestByLogin(campaign, version, shown);
                case PAPER -> throw Problem.forbidden(say("What was signed on paper is recorded by HR."));
            }
        });
    }

    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @PostMapping(ReadPages.ONE + "/login")
    String login(@PathVariable UUID campaign, @PathVariable UUID version, @RequestParam String shown) {
        String back = "/attest/" + campaign + "/" + version + "#confirm";
        return "redirect:" + attestations.loginToAttest(campaign, version, shown, back);
    }

    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @PostMapping(ReadPages.ONE + "/answers")
    ModelAndView answers(
            @PathVariable UUID campaign,
            @PathVariable UUID version,
            @RequestParam MultiValueMap<String, String> given,
            Model model) {
        model.addAttribute("given", given);
        return act(campaign, version, "questions", "", "#questions", model, () -> {
            int questions = attestations.quiz(campaign, version).items().size();
            List<Integer> options = IntStream.rangeClosed(1, questions)
                    .mapToObj(number -> option(given.getFirst("q" + number)))
                    .toList();
            attestations.answerQuiz(campaign, version, options);
        });
    }

    private static int option(@Nullable String text) {
        return text != null && text.matches("[1-6]") ? Integer.parseInt(text) : 0;
    }

    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @PostMapping(ReadPages.ONE + "/question")
    ModelAndView question(
            @PathVariable UUID campaign, @PathVariable UUID version, @RequestParam String question, Model model) {
        return act(
                campaign,
                version,
                "question",
                question,
                "#answers",
                model,
                () -> followUps.ask(campaign, version, question));
    }

    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @PostMapping(ReadPages.ONE + "/exception")
    ModelAndView exception(
            @PathVariable UUID campaign, @PathVariable UUID version, @RequestParam String exception, Model model) {
        return act(
                campaign,
                version,
                "exception",
                exception,
                "#answers",
                model,
                () -> followUps.askException(campaign, version, exception));
    }

    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @PostMapping(ReadPages.ONE + "/decline")
    ModelAndView decline(
            @PathVariable UUID campaign, @PathVariable UUID version, @RequestParam String reason, Model model) {
        return act(
                campaign, version, "reason", reason, "", model, () -> attestations.decline(campaign, version, reason));
    }

    /** Leads on after the act; a problem shows the page again with the words and what is wrong with them. */
    private ModelAndView act(
            UUID campaign, UUID version, String field, String typed, String anchor, Model model, Runnable act) {
        try {
            act.run();
            return new ModelAndView("redirect:/attest/" + campaign + "/" + version + anchor);
        } catch (Problem problem) {
            model.addAttribute("wrong", problem.field().orElse(""));
            model.addAttribute("problem", problem.getMessage());
            model.addAttribute("typedField", field);
            model.addAttribute("typed", typed);
            String view = page.show(attestations.mine(campaign, version), true, model);
            return new ModelAndView(view, model.asMap(), ReadProblems.status(problem));
        }
    }
}
