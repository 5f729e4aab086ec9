package org.bylaw.operations;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.workflow.Models;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the processes and decision tables as they are in use; administrators put changed ones into use, with a reason. */
@Service
public class ModelDesk {

    private static final int LONGEST_REASON = 500;

    private final Models models;
    private final CurrentPerson currentPerson;

    ModelDesk(Models models, CurrentPerson currentPerson) {
        this.models = models;
        this.currentPerson = currentPerson;
    }

    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    public List<Models.Model> newest() {
        return models.newest();
    }

    /** @throws Problem where there is no such model */
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    public Models.Model one(String key) {
        return models.newest().stream()
                .filter(model -> model.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(say("There is no such model.")));
    }

    /** The newest first. */
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    public List<Models.Version> versionsOf(String key) {
        return models.versionsOf(key);
    }

    @Costly(Costly.Kind.DOWNLOAD)
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    public byte[] file(String key, String versionId) {
        return models.file(key, versionId);
    }

    /** Bylaw's own of this build, which a changed one may hide. */
    @Costly(Costly.Kind.DOWNLOAD)
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    public byte[] own(String key) {
        return models.own(key);
    }

    /** Whether the current person may put models into use, and not only look. */
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    public boolean mayAct() {
        return currentPerson.has(Role.ADMIN);
    }

    /** What a file would become, and why it is not taken; nothing is stored. */
    @Allowed(Role.ADMIN)
    public Models.Check check(byte[] file) {
        return models.check(file);
    }

    /**
     * Puts a file into use, for whatever begins from now on.
     *
     * @param key of the model on whose page it was handed in
     * @param follows the version that it was checked against
     * @param reason for the trail, 1 to 500 characters
     * @return the number of the new version
     */
    @Allowed(Role.ADMIN)
    @Transactional
    public int deploy(String key, byte[] file, int follows, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Problem.invalid(
                    "reason", say("Please say in 1 to {0} characters why it is changed.", LONGEST_REASON));
        }
        if (!models.check(file).key().equals(key)) {
            throw Problem.invalid("file", say("This is the file of another model."));
        }
        return models.deploy(file, follows, currentPerson.requireId(), why);
    }
}
