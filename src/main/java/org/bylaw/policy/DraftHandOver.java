package org.bylaw.policy;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.Duties;
import org.bylaw.work.DutyHandOver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets an author or a co-author give the writing of a draft to somebody else, who becomes a co-author. */
@Component
class DraftHandOver implements DutyHandOver {

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final Duties duties;
    private final AuditTrail audit;
    private final Outbox outbox;

    DraftHandOver(JdbcClient jdbc, PolicyTable table, Duties duties, AuditTrail audit, Outbox outbox) {
        this.jdbc = jdbc;
        this.table = table;
        this.duties = duties;
        this.audit = audit;
        this.outbox = outbox;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(PolicyDuties.FINISH_DRAFT);
    }

    /** The owner's duty is to send the draft on, which comes with owning the policy and cannot go without it. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(SubjectRef subject, Person from, Person to, String why) {
        VersionFacts version = table.version(subject.id());
        PolicyFacts policy = table.policy(version.policyId());
        String title = PolicyDuties.title(policy, version);
        if (policy.ownerId().equals(from.id())) {
            throw Problem.forbidden(say(
                    "You own {0}, so sending it on stays with you. Name a co-author for the writing, or another owner for the policy.",
                    title));
        }
        if (duties.holders(PolicyDuties.FINISH_DRAFT, subject).contains(to.id())) {
            throw Problem.invalid("to", say("{0} writes in {1} already.", to.name(), title));
        }
        jdbc.sql("DELETE FROM policy_co_author WHERE version_id = :version AND person_id = :from")
                .param("version", version.id())
                .param("from", from.id())
                .update();
        jdbc.sql("INSERT INTO policy_co_author (version_id, person_id) VALUES (:version, :to) ON CONFLICT DO NOTHING")
                .param("version", version.id())
                .param("to", to.id())
                .update();
        duties.handOver(PolicyDuties.FINISH_DRAFT, subject, from.id(), to.id(), why);
        outbox.urgent(
                List.of(to.id()),
                "draft.handed-over",
                Map.of(
                        "title", policy.title(),
                        "version", version.number().toString(),
                        "from", from.name(),
                        "why", why),
                "/drafts/" + version.id());
        audit.record(
                "DraftHandedOver",
                subject,
                SubjectRef.policy(policy.id()),
                Map.of("version", version.number().toString(), "to", to.name(), "why", why));
    }
}
