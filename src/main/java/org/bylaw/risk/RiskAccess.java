package org.bylaw.risk;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may do what with which risk. Compliance may change each; its owner, and whoever stands in for them, assesses it; a
 * control owner who entered it may still say what it is. Only the owner accepts, and nobody for them.
 */
@Component
class RiskAccess {

    /** Whoever works with controls but the auditor, who changes nothing. */
    private static final Role[] OWNERS = {
        Role.CONTROL_OWNER,
        Role.COMPLIANCE,
        Role.MANAGEMENT,
        Role.POLICY_OWNER,
        Role.POLICY_AUTHOR,
        Role.APPROVER,
        Role.ADMIN
    };

    private final JdbcClient jdbc;
    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    RiskAccess(JdbcClient jdbc, People people, CurrentPerson currentPerson, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    boolean mayRead() {
        return currentPerson.hasAny(
                AllowedToSeeControls.class.getAnnotation(Allowed.class).value());
    }

    boolean mayEnter() {
        return currentPerson.hasAny(Role.COMPLIANCE, Role.CONTROL_OWNER);
    }

    boolean mayDescribe(RiskFacts risk) {
        return risk.open()
                && (mayAssess(risk)
                        || currentPerson.has(Role.CONTROL_OWNER)
                                && currentPerson.requireId().equals(risk.createdBy()));
    }

    boolean mayAssess(RiskFacts risk) {
        return risk.open() && answersFor(risk);
    }

    /** Whether the current person is compliance, the owner, or stands in for the owner. */
    boolean answersFor(RiskFacts risk) {
        return currentPerson.has(Role.COMPLIANCE) || isOwner(risk) || standsInFor(risk);
    }

    boolean isOwner(RiskFacts risk) {
        return currentPerson.hasAny(OWNERS) && currentPerson.requireId().equals(risk.ownerId());
    }

    private boolean standsInFor(RiskFacts risk) {
        return currentPerson.hasAny(OWNERS)
                && people.actsFor(currentPerson.requireId(), LocalDate.now(clock)).stream()
                        .anyMatch(absent -> absent.id().equals(risk.ownerId()));
    }

    /** For whom the current person acts; empty where for themselves. */
    @Nullable
    UUID onBehalf(RiskFacts risk) {
        return !currentPerson.has(Role.COMPLIANCE) && !isOwner(risk) && standsInFor(risk) ? risk.ownerId() : null;
    }

    /** Why the current person may not accept what remains; empty where they may. */
    Optional<String> notToAccept(RiskFacts risk, Scale scale) {
        if (!risk.open()) {
            return Optional.of(say("This risk is closed; nothing of it is to be accepted."));
        }
        if (!isOwner(risk)) {
            return Optional.of(say("Only {0}, who owns this risk, accepts what remains of it.", risk.ownerName()));
        }
        if (risk.residualLevel() == null) {
            return Optional.of(say("Assess first how high it is after treatment; that is what is accepted."));
        }
        if (risk.residualLevel().compareTo(scale.acceptable()) > 0 && !currentPerson.has(Role.MANAGEMENT)) {
            return Optional.of(
                    say(
                            "What remains is higher than an owner may accept. Treat it further, or make somebody of management its owner."));
        }
        return Optional.empty();
    }

    void requireDescribing(RiskFacts risk) {
        requireOpen(risk);
        if (!mayDescribe(risk)) {
            throw Problem.forbidden(say(
                    "Only its owner, whoever entered it, and compliance change this risk. Ask {0}.", risk.ownerName()));
        }
    }

    void requireAssessing(RiskFacts risk) {
        requireOpen(risk);
        if (!mayAssess(risk)) {
            throw Problem.forbidden(say("Only its owner and compliance assess this risk. Ask {0}.", risk.ownerName()));
        }
    }

    private static void requireOpen(RiskFacts risk) {
        if (!risk.open()) {
            throw Problem.stale(say("This risk was closed. Open it again first."));
        }
    }

    boolean canOwn(UUID personId) {
        return people.find(personId).filter(Person::active).isPresent() && worksWithControls(people.rolesOf(personId));
    }

    /** Those of the people who can own a risk. */
    List<UUID> ableOf(Set<UUID> ids) {
        return jdbc.sql("""
                        SELECT p.id FROM person p WHERE p.id = ANY (:ids) AND p.active
                            AND EXISTS (SELECT FROM person_role r WHERE r.person_id = p.id AND r.role = ANY (:roles))
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("roles", Arrays.stream(OWNERS).map(Role::roleName).toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    private static boolean worksWithControls(Set<Role> roles) {
        return Arrays.stream(OWNERS).anyMatch(roles::contains);
    }

    /** People who can own a risk, by name; those whose name has the text. */
    List<RiskOwner> owners(String text, int offset, int limit) {
        return jdbc.sql("""
                        SELECT p.id, p.name, p.username FROM person p
                        WHERE p.active AND position(lower(:text) IN lower(p.name)) > 0
                            AND EXISTS (SELECT FROM person_role r WHERE r.person_id = p.id AND r.role = ANY (:roles))
                        ORDER BY p.name, p.id OFFSET :offset LIMIT :limit
                        """)
                .param("text", text.strip())
                .param("roles", Arrays.stream(OWNERS).map(Role::roleName).toArray(String[]::new))
                .param("offset", offset)
                .param("limit", limit)
                .query(RiskOwner.class)
                .list();
    }

    /** Who takes over what somebody had who left: the nearest manager who can, else somebody of compliance. */
    Optional<UUID> heirOf(UUID leaver) {
        Optional<UUID> manager = people.managersAbove(leaver).stream()
                .map(Person::id)
                .filter(id -> worksWithControls(people.rolesOf(id)))
                .findFirst();
        return manager.or(() -> people.inRole(Role.COMPLIANCE).stream()
                .filter(Person::active)
                .map(Person::id)
                .filter(id -> !id.equals(leaver))
                .findFirst());
    }
}
