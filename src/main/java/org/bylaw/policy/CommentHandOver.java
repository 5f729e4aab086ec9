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

/** Lets a reviewer of a consultation give the commenting to somebody who was not asked yet. */
@Component
class CommentHandOver implements DutyHandOver {

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final Duties duties;
    private final AuditTrail audit;
    private final Outbox outbox;

    CommentHandOver(JdbcClient jdbc, PolicyTable table, Duties duties, AuditTrail audit, Outbox outbox) {
        this.jdbc = jdbc;
        this.table = table;
        this.duties = duties;
        this.audit = audit;
        this.outbox = outbox;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(PolicyDuties.COMMENT);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(SubjectRef subject, Person from, Person to, String why) {
        VersionFacts version = table.version(subject.id());
        PolicyFacts policy = table.policy(version.policyId());
        String title = PolicyDuties.title(policy, version);
        if (table.reviewers(version.id()).contains(to.id())) {
            throw Problem.invalid("to", say("{0} is asked to comment on {1} already.", to.name(), title));
        }
        int given = jdbc.sql("""
                        UPDATE consultation_reviewer SET person_id = :to, asked_at = :now
                        WHERE version_id = :version AND person_id = :from AND done_at IS NULL
                        """)
                .param("to", to.id())
                .param("now", table.now())
                .param("version", version.id())
                .param("from", from.id())
                .update();
        if (given == 0) {
            throw Problem.stale(say("You are done with commenting on {0}. Please look again.", title));
        }
        duties.handOver(PolicyDuties.COMMENT, subject, from.id(), to.id(), why);
        outbox.urgent(
                List.of(to.id()),
                "consultation.handed-over",
                Map.of(
                        "title",
                        policy.title(),
                        "version",
                        version.number().toString(),
                        "from",
                        from.name(),
                        "why",
                        why,
                        "until",
                        PolicyLifecycle.text(version.consultationEndsAt())),
                "/consultations/" + version.id());
        audit.record(
                "CommentingHandedOver",
                subject,
                SubjectRef.policy(policy.id()),
                Map.of("version", version.number().toString(), "to", to.name(), "why", why));
    }
}
