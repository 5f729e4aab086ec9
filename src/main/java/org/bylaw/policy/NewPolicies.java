package org.bylaw.policy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bylaw.audit.Act;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Creates policies with their first drafts in the caller's transaction: all of them, or none where one is wrong. */
@Component
class NewPolicies {

    private final PolicyRules rules;
    private final PolicyRows rows;
    private final PolicyTable table;
    private final DraftStart drafts;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;

    NewPolicies(
            PolicyRules rules,
            PolicyRows rows,
            PolicyTable table,
            DraftStart drafts,
            CurrentPerson currentPerson,
            AuditTrail audit) {
        this.rules = rules;
        this.rows = rows;
        this.table = table;
        this.drafts = drafts;
        this.currentPerson = currentPerson;
        this.audit = audit;
    }

    /** What is to become a policy. */
    record NewPolicy(PolicyDetails details, String text) {}

    /** A policy and its first draft. */
    record Created(UUID policyId, UUID versionId) {}

    /** @return one for each, in their order */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Created> create(List<NewPolicy> policies) {
        policies.forEach(policy -> Drafts.requireLength(policy.text()));
        rules.checkNew(policies.stream().map(NewPolicy::details).toList());
        List<PolicyRows.Entered> entered = policies.stream()
                .map(policy -> new PolicyRows.Entered(Ids.next(), policy.details()))
                .toList();
        if (!rows.insert(entered, currentPerson.requireId(), table.now())) {
            throw PolicyRules.referenceTaken();
        }
        audit.recordAll(entered.stream().map(NewPolicies::created).toList());
        List<UUID> versions = drafts.first(IntStream.range(0, policies.size())
                .mapToObj(i -> new DraftStart.FirstText(
                        entered.get(i).id(),
                        entered.get(i).details().title().strip(),
                        policies.get(i).text()))
                .toList());
        return IntStream.range(0, policies.size())
                .mapToObj(i -> new Created(entered.get(i).id(), versions.get(i)))
                .toList();
    }

    private static Act created(PolicyRows.Entered policy) {
        SubjectRef subject = SubjectRef.policy(policy.id());
        return new Act(
                "PolicyCreated",
                subject,
                subject,
                Map.of(
                        "reference", policy.details().reference(),
                        "title", policy.details().title()));
    }
}
