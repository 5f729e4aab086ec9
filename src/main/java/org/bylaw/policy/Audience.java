package org.bylaw.policy;

/** The rule of who a policy applies to, as SQL over {@code person p} with the parameter {@code :policy}. */
public final class Audience {

    /** True for a person p in any of the policy's departments and any of its locations; a policy without rows of a kind is for all. */
    public static final String APPLIES = """
            (NOT EXISTS (SELECT FROM policy_audience a WHERE a.policy_id = :policy AND a.kind = 'DEPARTMENT')
                OR EXISTS (SELECT FROM policy_audience a JOIN department d ON a.value = ANY (d.lineage)
                    WHERE a.policy_id = :policy AND a.kind = 'DEPARTMENT' AND d.id = p.department_id))
            AND (NOT EXISTS (SELECT FROM policy_audience a WHERE a.policy_id = :policy AND a.kind = 'LOCATION')
                OR EXISTS (SELECT FROM policy_audience a
                    WHERE a.policy_id = :policy AND a.kind = 'LOCATION' AND a.value = p.location))
            """;

    private Audience() {}
}
