package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says by when a campaign is due, and of a version which campaigns ask people to attest it. */
@Component
@Order(40)
class CampaignWhereabouts implements Whereabouts, SubjectGuide {

    private final CampaignTable campaigns;
    private final Sight sight;

    CampaignWhereabouts(CampaignTable campaigns, Sight sight) {
        this.campaigns = campaigns;
        this.sight = sight;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.CAMPAIGN);
    }

    @Override
    public boolean maySee(SubjectRef subject) {
        return sight.of(campaigns.require(subject.id())).isPresent();
    }

    @Override
    public Named name(SubjectRef subject) {
        Campaign campaign = campaigns.require(subject.id());
        return new Named(say("Campaign for {0}", campaign.title()), campaign.path());
    }

    @Override
    public Outlook of(SubjectRef subject) {
        return switch (subject.kind()) {
            case SubjectRef.CAMPAIGN -> {
                Campaign campaign = campaigns.require(subject.id());
                yield new Outlook(List.of(), List.of(), new Goal(say("due"), campaign.dueOn()), List.of());
            }
            case SubjectRef.POLICY_VERSION -> {
                List<Branch> branches = campaigns.ofVersion(subject.id()).stream()
                        .map(campaign -> new Branch(campaign.ref(), say("Attestation campaign"), campaign.dueOn()))
                        .toList();
                yield new Outlook(List.of(), List.of(), null, branches);
            }
            default -> Outlook.NONE;
        };
    }
}
