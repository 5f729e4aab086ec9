package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.Attestations;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.attestation.Campaigns;
import org.bylaw.attestation.Coverage;
import org.bylaw.policy.Policies;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.Go;
import org.bylaw.ui.Links;
import org.bylaw.ui.SubjectPanel;

/** The tab "Attestation" of a policy's page: how many hold a valid attestation, what I answered, and the campaigns. */
@org.springframework.stereotype.Component
class AttestationPanel extends SubjectPanel {

    private final Attestations attestations;
    private final Campaigns campaigns;
    private final CampaignProgress progress;
    private final Coverage coverage;
    private final Policies policies;
    private final Clock clock;

    AttestationPanel(
            Attestations attestations,
            Campaigns campaigns,
            CampaignProgress progress,
            Coverage coverage,
            Policies policies,
            Clock clock) {
        super("attestation", later("Attestation"), 50, Set.of(SubjectRef.POLICY));
        this.attestations = attestations;
        this.campaigns = campaigns;
        this.progress = progress;
        this.coverage = coverage;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        return new Panel(subject.id());
    }

    /** The panel of one policy. */
    @StyleSheet("context://bylaw/attestation.css")
    private final class Panel extends Div {

        Panel(UUID policyId) {
            addClassNames("stack", "attestation-panel");
            boolean inForce = policies.inForce(policyId).isPresent();
            UUID ownerId = policies.policy(policyId).ownerId();
            List<CampaignSummary> all = progress.ofPolicy(policyId);
            if (inForce) {
                add(share(policyId));
            }
            attestations.myLatest(policyId).ifPresent(asked -> add(mine(asked)));
            if (!all.isEmpty()) {
                add(new H2(say("Campaigns")), list(all));
            }
            boolean running = all.stream().anyMatch(campaign -> campaign.endedAt() == null);
            if (inForce && !running && campaigns.mayStart(ownerId)) {
                Button start =
                        new Button(say("Ask people to attest …"), click -> Go.to("campaigns/new?policy=" + policyId));
                add(new Div(start));
            }
            if (getComponentCount() == 0) {
                add(
                        new EmptyState(
                                VaadinIcon.CLIPBOARD_CHECK,
                                say("Nobody is asked to attest this yet"),
                                say(
                                        "When a version with a major change is published, everyone it applies to is asked to read and confirm it.")));
            }
        }

        private Paragraph share(UUID policyId) {
            Coverage.Share share = coverage.of(policyId);
            Span figure = new Span(say("{0} of {1}", share.holding(), share.applies()));
            figure.addClassName("big-figure");
            Paragraph line = new Paragraph(figure, new Span(" " + say("to whom it applies hold a valid attestation")));
            line.addClassName("share-line");
            return line;
        }

        private Div mine(Asked asked) {
            Div line = new Div(
                    new Span(say("You:") + " "), Words.badge(asked.state(), asked.dueOn(), LocalDate.now(clock)));
            line.addClassName("row");
            if (asked.state() == AttestationState.OPEN && asked.taken()) {
                line.add(
                        DueDate.of(asked.dueOn(), LocalDate.now(clock)),
                        linked(asked, say("Read and attest {0}", asked.title())));
            } else if (asked.answeredAt() != null) {
                line.add(
                        new Span(say("version {0}", asked.version())),
                        DueDate.ago(asked.answeredAt(), clock),
                        linked(asked, say("Receipt")));
            }
            return line;
        }

        private static Anchor linked(Asked asked, String words) {
            Anchor link = Links.to("attest/" + asked.campaignId() + "/" + asked.policyVersionId());
            link.setText(words);
            return link;
        }

        private UnorderedList list(List<CampaignSummary> all) {
            UnorderedList list = new UnorderedList();
            list.addClassName("work-list");
            for (CampaignSummary campaign : all) {
                Span what = new Span(new Span(campaign.title() + ": " + Words.figure(campaign.figures())));
                what.addClassName("work-what");
                Span parts = new Span(Words.parts(campaign.figures()));
                parts.addClassName("work-why");
                Span state = new Span(
                        Words.badge(campaign, LocalDate.now(clock)),
                        campaign.endedAt() == null
                                ? DueDate.of(campaign.dueOn(), LocalDate.now(clock))
                                : DueDate.ago(campaign.endedAt(), clock));
                state.addClassNames("work-due", "row");
                Anchor link = new Anchor("campaigns/" + campaign.id(), "");
                link.addClassName("work-link");
                link.add(what, state, parts);
                ListItem item = new ListItem(link);
                item.addClassName("work-item");
                list.add(item);
            }
            return list;
        }
    }
}
