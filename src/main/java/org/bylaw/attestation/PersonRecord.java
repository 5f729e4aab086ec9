package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.UUID;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.springframework.stereotype.Service;

/** What one person was asked over the years, and what they answered: for themselves, those above them, and who sees all. */
@Service
public class PersonRecord {

    private final AnswerTable answers;
    private final Sight sight;

    PersonRecord(AnswerTable answers, Sight sight) {
        this.answers = answers;
        this.sight = sight;
    }

    /** The newest first. */
    @AllowedToAll
    @Whose(ObjectRule.ANSWERS_OF)
    public List<Asked> of(UUID personId, int offset, int limit) {
        requireReading(personId);
        return answers.all(personId, offset, limit);
    }

    /** @throws Problem where the campaign did not ask them about this version, or not for whoever is logged in to see */
    @AllowedToAll
    @Whose(ObjectRule.ANSWERS_OF)
    public Asked one(UUID campaignId, UUID personId, UUID versionId) {
        requireReading(personId);
        return answers.of(campaignId, personId).stream()
                .filter(asked -> asked.policyVersionId().equals(versionId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(say("They were not asked to attest this.")));
    }

    @AllowedToAll
    @Whose(ObjectRule.ANSWERS_OF)
    public boolean mayRead(UUID personId) {
        return sight.viewer().equals(personId) || sight.everything() || sight.leads(personId);
    }

    private void requireReading(UUID personId) {
        if (!mayRead(personId)) {
            throw Problem.forbidden(
                    say("What somebody attested is for themselves, their managers, HR and compliance."));
        }
    }
}
