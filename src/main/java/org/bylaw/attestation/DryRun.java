package org.bylaw.attestation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audience.PeopleCondition;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which mails a campaign would send to how many people, day by day, if nobody answered. Nothing is written. */
@Service
public class DryRun {

    private final ReminderPlan plan;
    private final JdbcClient jdbc;
    private final Clock clock;

    DryRun(ReminderPlan plan, JdbcClient jdbc, Clock clock) {
        this.plan = plan;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** To whom a mail goes. */
    public enum Receiver {
        /** Asked for the first time. */
        ASKED,
        REMINDED,
        /** Line managers of those who are late. */
        MANAGER,
        HR
    }

    /** So many mails of a kind on one day. */
    public record Mails(LocalDate day, Receiver to, int people) {}

    /** In the order of the days; days without mails, and mails to nobody, are left out. */
    @Costly(Costly.Kind.SEARCH)
    @Allowed({Role.HR, Role.COMPLIANCE, Role.POLICY_OWNER})
    public List<Mails> of(NewCampaign wanted) {
        Crowd crowd = crowd(wanted);
        LocalDate today = LocalDate.now(clock);
        List<Mails> mails = new ArrayList<>();
        add(mails, today, Receiver.ASKED, crowd.people());
        LocalDate last = wanted.dueOn().plusDays(wanted.graceDays());
        for (ReminderPlan.Step step : plan.of(crowd.classification()).steps()) {
            LocalDate day = wanted.dueOn().plusDays(step.day());
            if (day.isAfter(today) && !day.isAfter(last)) {
                switch (step.act()) {
                    case PERSON -> add(mails, day, Receiver.REMINDED, crowd.people());
                    case MANAGER -> add(mails, day, Receiver.MANAGER, crowd.managers());
                    case HR -> add(mails, day, Receiver.HR, crowd.people() == 0 ? 0 : crowd.hr());
                }
            }
        }
        return mails;
    }

    private static void add(List<Mails> mails, LocalDate day, Receiver to, int people) {
        if (people > 0) {
            mails.add(new Mails(day, to, people));
        }
    }

    private record Crowd(int people, int managers, int hr, String classification) {}

    private Crowd crowd(NewCampaign wanted) {
        PeopleCondition audience = PeopleCondition.of(wanted.audience());
        Map<String, Object> params = new HashMap<>(audience.params());
        params.put("policies", wanted.policyIds().toArray(UUID[]::new));
        params.put("again", wanted.askAgain());
        params.put("hr", Role.HR.roleName());
        params.put("order", ReminderPlan.BY_CONFIDENCE);
        return jdbc.sql("""
                        WITH v AS (SELECT id AS policy_version_id FROM policy_version
                            WHERE policy_id = ANY (:policies) AND state = 'PUBLISHED'),
                        asked AS (SELECT p.id, p.manager_id FROM person p
                            WHERE %s AND EXISTS (SELECT FROM v WHERE NOT EXISTS (%s
                                AND a.state = 'ATTESTED' AND NOT :again)))
                        SELECT count(*) AS people,
                            (SELECT count(DISTINCT m.id) FROM asked JOIN person m ON m.id = asked.manager_id AND m.active)
                                AS managers,
                            (SELECT count(*) FROM person_role r JOIN person h ON h.id = r.person_id AND h.active
                                WHERE r.role = :hr) AS hr,
                            coalesce((SELECT p.classification FROM policy p WHERE p.id = ANY (:policies)
                                ORDER BY array_position(:order, p.classification) LIMIT 1), 'INTERNAL') AS classification
                        FROM asked
                        """.formatted(audience.sql(), Crowds.AS_GOOD))
                .params(params)
                .query(Crowd.class)
                .single();
    }
}
