package org.bylaw.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.bylaw.shared.SubjectRef;

/**
 * A campaign as its process works with it.
 *
 * @param responsibleId who answers for it: the policy's owner, or whoever started it
 * @param dueDays how many days somebody has who joins or moves later
 * @param follows whether it goes on asking those who join or move after it closed
 * @param policyIds the policies whose versions it asks about, in its order
 * @param ownerIds who own them today
 */
record Campaign(
        UUID id,
        String title,
        CampaignState state,
        Instant opensAt,
        LocalDate dueOn,
        int graceDays,
        int dueDays,
        boolean follows,
        UUID responsibleId,
        AudienceRule audience,
        List<UUID> policyIds,
        Set<UUID> ownerIds) {

    SubjectRef ref() {
        return SubjectRef.campaign(id);
    }

    /** Where its course is told: on the page of its one policy, or on its own. */
    SubjectRef page() {
        return policyIds.size() == 1 ? SubjectRef.policy(policyIds.getFirst()) : ref();
    }

    String path() {
        return "/campaigns/" + id;
    }

    String attestPath() {
        return "/attest/" + id;
    }
}
