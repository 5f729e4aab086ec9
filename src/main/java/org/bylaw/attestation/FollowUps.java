package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.bylaw.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions, wishes and reasons of staff: they bring them up, and the owner of the policy, HR or compliance answers. */
@Service
public class FollowUps {

    private static final int MOST = 2000;

    private final FollowUpTable table;
    private final FollowUpSteps steps;
    private final Attestations attestations;
    private final CampaignTable campaigns;
    private final Sight sight;
    private final CurrentPerson currentPerson;
    private final People people;
    private final Processes processes;
    private final Clock clock;

    FollowUps(
            FollowUpTable table,
            FollowUpSteps steps,
            Attestations attestations,
            CampaignTable campaigns,
            Sight sight,
            CurrentPerson currentPerson,
            People people,
            Processes processes,
            Clock clock) {
        this.table = table;
        this.steps = steps;
        this.attestations = attestations;
        this.campaigns = campaigns;
        this.sight = sight;
        this.currentPerson = currentPerson;
        this.people = people;
        this.processes = processes;
        this.clock = clock;
    }

    /** Asks the owner something about a text; what is asked of the person stays as it is. */
    @Costly(Costly.Kind.ANSWER)
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @Transactional
    public void ask(UUID campaignId, UUID versionId, String question) {
        bringUp(
                campaignId,
                versionId,
                FollowUp.Kind.QUESTION,
                words("question", question, say("Please write your question.")));
    }

    /** Asks not to have to attest, with the reason. */
    @Costly(Costly.Kind.ANSWER)
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @Transactional
    public void askException(UUID campaignId, UUID versionId, String reason) {
        bringUp(
                campaignId,
                versionId,
                FollowUp.Kind.EXCEPTION,
                words("exception", reason, say("Please say why it cannot apply to you.")));
    }

    private void bringUp(UUID campaignId, UUID versionId, FollowUp.Kind kind, String words) {
        steps.begin(attestations.answerable(campaignId, versionId), currentPerson.requireId(), kind, words);
    }

    /** What I brought up about a text, the newest first. */
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    public List<FollowUp> mine(UUID campaignId, UUID versionId) {
        return table.of(campaignId, versionId, currentPerson.requireId());
    }

    /** @throws Problem where it is neither mine, nor for me to answer or to look at */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public FollowUp get(UUID id) {
        return table.find(id)
                .filter(found -> isMine(found)
                        || mayAnswer(found)
                        || sight.everything()
                        || sight.owns(campaigns.require(found.campaignId())))
                .orElseThrow(FollowUps::notThere);
    }

    /** Those of a campaign, what waits first; for those who see all of it. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public List<FollowUp> ofCampaign(UUID campaignId, int offset, int limit) {
        Campaign campaign = campaigns.require(campaignId);
        return sight.everything() || sight.owns(campaign) ? table.ofCampaign(campaignId, offset, limit) : List.of();
    }

    /** The owner, who stands in for them, HR and compliance may; nobody answers themselves. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean mayAnswer(FollowUp followUp) {
        if (followUp.state() != FollowUp.State.OPEN || isMine(followUp)) {
            return false;
        }
        Optional<UUID> me = currentPerson.id();
        return me.filter(followUp.ownerId()::equals).isPresent()
                || currentPerson.hasAny(Role.HR, Role.COMPLIANCE)
                || people.substituteOf(followUp.ownerId(), LocalDate.now(clock))
                        .map(Person::id)
                        .equals(me);
    }

    private boolean isMine(FollowUp followUp) {
        return currentPerson.id().filter(followUp.personId()::equals).isPresent();
    }

    /**
     * Answers, grants or refuses; the person gets the words.
     *
     * @param outcome ANSWERED, GRANTED or REFUSED; a question can only be answered
     */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_OWNER)
    @Transactional
    public void answer(UUID id, FollowUp.State outcome, String answer) {
        FollowUp followUp = table.lock(id).orElseThrow(FollowUps::notThere);
        if (followUp.state() != FollowUp.State.OPEN) {
            throw Problem.stale(say("This was answered or settled meanwhile. Please load the page again."));
        }
        if (!mayAnswer(followUp)) {
            throw Problem.forbidden(
                    say("The owner of the policy, HR or compliance answers this, and nobody answers themselves."));
        }
        boolean fits =
                switch (outcome) {
                    case ANSWERED -> followUp.kind() == FollowUp.Kind.QUESTION;
                    case GRANTED, REFUSED -> followUp.kind().canBeGranted();
                    case OPEN, SETTLED -> false;
                };
        if (!fits) {
            throw Problem.invalid(say("This cannot be answered in that way."));
        }
        String words = words("answer", answer, say("Please write what the person should know."));
        table.answer(id, outcome, words, currentPerson.requireId());
        steps.record(
                "FollowUpAnswered",
                followUp,
                Map.of(
                        "outcome",
                        outcome.name(),
                        "answer",
                        words,
                        "kind",
                        followUp.kind().name()));
        processes.completeTask(id, "answer", Map.of("outcome", outcome.name()));
    }

    private static String words(String field, String text, String whereEmpty) {
        String words = text.strip();
        if (words.isEmpty()) {
            throw Problem.invalid(field, whereEmpty);
        }
        if (words.length() > MOST) {
            throw Problem.invalid(field, say("Please keep it below {0} characters.", MOST));
        }
        return words;
    }

    private static Problem notThere() {
        return Problem.notFound(say("There is nothing here for you to see."));
    }
}
