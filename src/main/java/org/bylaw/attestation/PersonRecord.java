package org.bylaw.attestation;

import java.util.List;
import java.util.UUID;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Problem;
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
    public List<Asked> of(UUID personId, int offset, int limit) {
        if (!mayRead(personId)) {
            throw Problem.forbidden("What somebody attested is for themselves, their managers, HR and compliance.");
        }
        return answers.all(personId, offset, limit);
    }

    @AllowedToAll
    public boolean mayRead(UUID personId) {
        return sight.viewer().equals(personId) || sight.everything() || sight.leads(personId);
    }
}
