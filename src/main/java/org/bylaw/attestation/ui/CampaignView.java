package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bylaw.attestation.AnswersOfDay;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.CampaignReach;
import org.bylaw.attestation.CampaignState;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.attestation.Campaigns;
import org.bylaw.attestation.Figures;
import org.bylaw.attestation.FollowUps;
import org.bylaw.attestation.Forecast;
import org.bylaw.attestation.MassActs;
import org.bylaw.attestation.PaperAttestations;
import org.bylaw.attestation.proof.Exports;
import org.bylaw.audience.Choices;
import org.bylaw.audience.ui.AudienceWords;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.FoldedPanels;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.SubjectNote;
import org.bylaw.ui.SubjectPanel;

/** One campaign: the figure first, its course, where it is worst, and the people; a manager sees the own team. */
@Route(value = "campaigns/:campaignId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
@StyleSheet("context://bylaw/attestation.css")
class CampaignView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient CampaignProgress progress;
    private final transient Campaigns campaigns;
    private final transient FollowUps followUps;
    private final transient Exports exports;
    private final transient PaperAttestations papers;
    private final transient MassActs massActs;
    private final transient CampaignReach reach;
    private final transient Choices choices;
    private final transient List<SubjectPanel> panels;
    private final transient List<SubjectNote> notes;
    private final transient Clock clock;
    private transient PeopleAddress address;
    private UUID campaignId = new UUID(0, 0);
    private String title = "";

    CampaignView(
            CampaignProgress progress,
            Campaigns campaigns,
            FollowUps followUps,
            Exports exports,
            PaperAttestations papers,
            MassActs massActs,
            CampaignReach reach,
            Choices choices,
            List<SubjectPanel> panels,
            List<SubjectNote> notes,
            Clock clock) {
        this.progress = progress;
        this.campaigns = campaigns;
        this.followUps = followUps;
        this.exports = exports;
        this.papers = papers;
        this.massActs = massActs;
        this.reach = reach;
        this.choices = choices;
        this.panels = panels;
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        campaignId = Addresses.id(event, "campaignId", say("campaign"));
        address = PeopleAddress.of(event.getLocation().getQueryParameters());
        show();
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show() {
        removeAll();
        CampaignSummary campaign = progress.one(campaignId);
        Campaigns.Rights may = campaigns.rights(campaignId);
        title = campaign.title();
        add(header(campaign, may), figure(campaign), new UnreachableNote(reach.unreachable(campaignId)));
        if (campaign.figures().asked() > 0) {
            add(new GroupBars("campaigns/" + campaignId, address, progress.groups(campaignId, address.by())));
            PeopleList people = new PeopleList(
                    progress,
                    campaign,
                    address,
                    clock,
                    this::go,
                    new PeopleList.Acts(this::remind, this::excuse, this::askAgain, may.remind(), may.excuse()));
            people.addComponentAtIndex(2, new MatchingActs(massActs, campaignId, address.filter(), may, this::show));
            add(
                    people,
                    new PaperPanel(papers, campaignId, clock, this::show),
                    new ExportsPanel(exports, progress, campaignId, address.filter(), clock));
        }
        add(new FollowUpList(followUps, campaignId, clock));
        add(new FoldedPanels(panels, SubjectRef.campaign(campaignId)));
    }

    private PageHeader header(CampaignSummary campaign, Campaigns.Rights may) {
        LocalDate today = LocalDate.now(clock);
        PageHeader header = new PageHeader(campaign.title())
                .withLine(Words.badge(campaign, today))
                .withLine(campaign.policies().stream()
                        .map(policy -> new Anchor("policies/" + policy.id() + "?tab=attestation", policy.reference()))
                        .toArray(Component[]::new))
                .withLine(
                        new Span(say("Answered for by {0}", campaign.responsibleName())),
                        new Span(
                                campaign.startedBy() == null
                                        ? say("Started when the policy was published")
                                        : say("Started by {0}", campaign.startedBy())));
        header.withLine(say(
                "Asks {0}",
                campaign.audienceName() == null
                        ? AudienceWords.sentence(campaign.audience(), choices)
                        : campaign.audienceName()));
        progress.daysOfNewcomers(campaignId)
                .ifPresent(days -> header.withLine(counted(
                        days, "Asks who joins or moves, with 1 day", "Asks who joins or moves, with {0} days")));
        notes.forEach(note -> note.on(SubjectRef.campaign(campaignId)).ifPresent(header::withLine));
        if (progress.teamOnly(campaignId)) {
            header.withLine(say("You see your own team"));
        }
        List<Component> actions = new ArrayList<>();
        if (may.extend()) {
            actions.add(new Button(
                    say("Give more time …"), click -> new ExtendDialog(campaigns, campaign, this::show).open()));
        }
        if (may.cancel()) {
            Button cancel = new Button(say("Cancel the campaign …"), click -> cancel(campaign));
            cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
            actions.add(cancel);
        }
        if (may.remind()) {
            Button remind = new Button(say("Remind all who are missing"), click -> remindAll());
            remind.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(remind);
        }
        return header.withActions(actions.toArray(Component[]::new));
    }

    private Section figure(CampaignSummary campaign) {
        LocalDate today = LocalDate.now(clock);
        Section section = new Section();
        section.addClassName("campaign-figure");
        Span figure = new Span(Words.figure(campaign.figures()));
        figure.addClassName("big-figure");
        Paragraph parts = new Paragraph(Words.parts(campaign.figures()) + ".");
        parts.addClassName("quiet");
        LocalDate from = LocalDate.ofInstant(campaign.opensAt(), clock.getZone());
        if (campaign.state() == CampaignState.PLANNED) {
            section.add(new Paragraph(say("The audience is being asked at this moment.")));
            return section;
        }
        List<AnswersOfDay> answers = progress.answers(campaignId);
        if (campaign.state() == CampaignState.OPEN) {
            Forecast forecast = progress.forecast(campaign, answers);
            section.add(
                    new Div(figure, Words.outlook(campaign, forecast, today)),
                    parts,
                    new CurveChart(
                            answers, campaign.figures().asked(), from, campaign.dueOn(), today, forecast.completeOn()));
        } else {
            section.add(
                    new Div(figure, new Span(ending(campaign))),
                    parts,
                    now(campaign),
                    new CurveChart(
                            answers,
                            campaign.figures().asked(),
                            from,
                            campaign.dueOn(),
                            campaign.endedAt() == null
                                    ? today
                                    : LocalDate.ofInstant(campaign.endedAt(), clock.getZone()),
                            null));
        }
        return section;
    }

    /** What was written down at the close stays; the bars and the list below are of today. */
    private Paragraph now(CampaignSummary campaign) {
        Paragraph now = new Paragraph();
        now.setVisible(campaign.state() == CampaignState.FOLLOWING);
        if (now.isVisible()) {
            Figures today = progress.today(campaignId);
            now.setText(say("Today, with those asked since: {0} of {1}.", today.done(), today.asked()));
        }
        return now;
    }

    private String ending(CampaignSummary campaign) {
        String when = campaign.endedAt() == null ? "" : DueDate.exact(campaign.endedAt(), clock);
        return campaign.state() == CampaignState.CANCELLED
                ? say("Cancelled on {0}: {1}", when, campaign.reason())
                : campaign.state() == CampaignState.FOLLOWING
                        ? say("Closed on {0}; those who join or move are asked still", when)
                        : say("Closed on {0}", when);
    }

    private void go(PeopleAddress to) {
        UI.getCurrent().navigate("campaigns/" + campaignId, to.parameters());
    }

    private void remindAll() {
        told(campaigns.remindAll(campaignId));
    }

    private void remind(List<UUID> people) {
        told(campaigns.remind(campaignId, people));
    }

    private void told(int reminded) {
        if (reminded == 0) {
            Notices.success(say("Nobody to remind: those who are missing had a mail about it today."));
        } else {
            Notices.success(counted(reminded, "1 person is reminded.", "{0} people are reminded."));
        }
        show();
    }

    private void excuse(List<UUID> people) {
        new ReasonDialog(
                        counted(people.size(), "Excuse this person?", "Excuse {0} people?"),
                        say("They need not attest. Whoever attested already keeps the attestation."),
                        counted(people.size(), "Excuse this person", "Excuse {0} people"),
                        reason -> {
                            int excused = campaigns.excuse(campaignId, people, reason);
                            Notices.success(counted(excused, "1 person is excused.", "{0} people are excused."));
                            show();
                        })
                .open();
    }

    private void askAgain(List<UUID> people) {
        new AskAgainDialog(campaigns, campaignId, people, LocalDate.now(clock).plusWeeks(2), this::show).open();
    }

    private void cancel(CampaignSummary campaign) {
        new ReasonDialog(
                        say("Cancel the campaign for {0}?", campaign.title()),
                        counted(
                                campaign.figures().open(),
                                "No longer asked: 1 person who has not answered. What was attested stays valid.",
                                "No longer asked: {0} people who have not answered. What was attested stays valid."),
                        say("Cancel the campaign"),
                        reason -> {
                            campaigns.cancel(campaignId, reason);
                            Notices.success(say("The campaign is cancelled."));
                            show();
                        })
                .open();
    }
}
