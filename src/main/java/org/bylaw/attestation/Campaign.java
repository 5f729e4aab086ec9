package org.bylaw.attestation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;

/** A campaign as its process works with it. */
record Campaign(
        UUID id,
        UUID policyId,
        UUID policyVersionId,
        String title,
        CampaignState state,
        Instant opensAt,
        LocalDate dueOn,
        int graceDays,
        UUID ownerId) {

    static Campaign of(ResultSet row, int number) throws SQLException {
        return new Campaign(
                row.getObject("id", UUID.class),
                row.getObject("policy_id", UUID.class),
                row.getObject("policy_version_id", UUID.class),
                row.getString("title"),
                CampaignState.valueOf(row.getString("state")),
                row.getTimestamp("opens_at").toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getInt("grace_days"),
                row.getObject("owner_id", UUID.class));
    }

    SubjectRef ref() {
        return SubjectRef.campaign(id);
    }

    SubjectRef policy() {
        return SubjectRef.policy(policyId);
    }

    String path() {
        return "/campaigns/" + id;
    }

    String attestPath() {
        return "/attest/" + id;
    }
}
