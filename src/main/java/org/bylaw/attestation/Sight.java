package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.util.Optional;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who sees what of campaigns: some roles everything, owners the campaigns of their policies and those who started one, managers their team. */
@Component
class Sight {

    private final CurrentPerson currentPerson;
    private final JdbcClient jdbc;

    Sight(CurrentPerson currentPerson, JdbcClient jdbc) {
        this.currentPerson = currentPerson;
        this.jdbc = jdbc;
    }

    boolean everything() {
        return currentPerson.hasAny(Role.HR, Role.COMPLIANCE, Role.MANAGEMENT, Role.AUDITOR);
    }

    UUID viewer() {
        return currentPerson.requireId();
    }

    boolean owns(Campaign campaign) {
        return campaign.ownerIds().contains(viewer())
                || campaign.responsibleId().equals(viewer());
    }

    /** Which of the campaign's people whoever is logged in may see; empty where nobody. */
    Optional<Selection> of(Campaign campaign) {
        if (everything() || owns(campaign)) {
            return Optional.of(Selection.ALL);
        }
        return managesSomebody() ? Optional.of(Selection.team(viewer())) : Optional.empty();
    }

    Selection require(Campaign campaign) {
        return of(campaign)
                .orElseThrow(() -> Problem.notFound(say("This campaign is not there, or not for you to see.")));
    }

    boolean managesSomebody() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM person WHERE manager_id = :me AND active)")
                .param("me", viewer())
                .query(Boolean.class)
                .single();
    }

    /** Whether that person reports to the viewer, directly or through others. */
    boolean leads(UUID personId) {
        Selection team = Selection.team(viewer());
        return jdbc.sql("SELECT EXISTS (SELECT FROM (SELECT CAST(:person AS uuid) AS person_id) a WHERE true"
                        + team.sql() + ")")
                .params(team.params())
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    /** Reading everything is not acting: management and auditors remind nobody, unless it is their own team. */
    Optional<Selection> reminding(Campaign campaign) {
        if (currentPerson.hasAny(Role.HR, Role.COMPLIANCE) || owns(campaign)) {
            return Optional.of(Selection.ALL);
        }
        return managesSomebody() && !currentPerson.has(Role.AUDITOR)
                ? Optional.of(Selection.team(viewer()))
                : Optional.empty();
    }

    boolean mayRemind(Campaign campaign) {
        return reminding(campaign).isPresent();
    }

    Selection requireReminding(Campaign campaign) {
        return reminding(campaign)
                .orElseThrow(() ->
                        Problem.forbidden(say("HR, compliance, the policy's owner and line managers remind people.")));
    }
}
