package org.bylaw.attestation;

import java.util.Map;
import java.util.UUID;
import org.bylaw.notification.Crowd;
import org.bylaw.notification.MailProblems;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many of a campaign's people no mail reaches, for those who may see who they are. */
@Service
public class CampaignReach {

    private final CampaignTable campaigns;
    private final Sight sight;
    private final MailProblems problems;

    CampaignReach(CampaignTable campaigns, Sight sight, MailProblems problems) {
        this.campaigns = campaigns;
        this.sight = sight;
        this.problems = problems;
    }

    /** Of those who have not answered; none for whoever may not open the page on mail problems. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    @Transactional(readOnly = true)
    public int unreachable(UUID campaignId) {
        sight.require(campaigns.require(campaignId));
        if (!problems.maySee()) {
            return 0;
        }
        return problems.countAmong(new Crowd("""
                SELECT a.person_id FROM attestation a WHERE a.campaign_id = :campaign AND a.state = 'OPEN'
                """, Map.of("campaign", campaignId)));
    }
}
