package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.CampaignState;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Role;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.Go;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** Campaigns with their figure first; managers see the figures of their team. */
@Route(value = "campaigns", layout = MainLayout.class)
@PageTitle("Campaigns · Bylaw")
@PermitAll
@StyleSheet("context://bylaw/attestation.css")
class CampaignsView extends Page implements BeforeEnterObserver {

    private static final int STEP = 24;

    private final transient CampaignProgress progress;
    private final transient Clock clock;
    private final Nav filters = new Nav();
    private final Div cards = new Div();
    private final Div below = new Div();
    private boolean ended;

    CampaignsView(CampaignProgress progress, CurrentPerson currentPerson, Clock clock) {
        this.progress = progress;
        this.clock = clock;
        filters.addClassName("chips");
        filters.getElement().setAttribute("aria-label", say("Which campaigns"));
        cards.addClassName("campaign-cards");
        PageHeader header = new PageHeader(say("Campaigns"));
        if (currentPerson.hasAny(Role.HR, Role.COMPLIANCE, Role.POLICY_OWNER)) {
            Button ask = new Button(say("Ask people to attest …"), click -> Go.to("campaigns/new"));
            ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.withActions(ask);
        }
        add(header, filters, cards, below);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ended = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("show")
                .filter("ended"::equals)
                .isPresent();
        filters.removeAll();
        filters.add(chip("campaigns", say("Running"), !ended), chip("campaigns?show=ended", say("Ended"), ended));
        cards.removeAll();
        load();
    }

    private static Anchor chip(String path, String text, boolean current) {
        Anchor chip = new Anchor(path, text);
        if (current) {
            chip.getElement().setAttribute("aria-current", "true");
        }
        return chip;
    }

    private void load() {
        List<CampaignSummary> next =
                progress.list(ended, (int) cards.getChildren().count(), STEP);
        next.forEach(campaign -> cards.add(card(campaign)));
        below.removeAll();
        if (cards.getComponentCount() == 0) {
            below.add(
                    ended
                            ? new EmptyState(
                                    VaadinIcon.ARCHIVE,
                                    say("No campaign has ended yet"),
                                    say("Closed and cancelled campaigns stay here with their result."))
                            : new EmptyState(
                                    VaadinIcon.USERS,
                                    say("No campaign is running"),
                                    say(
                                            "A major change of a policy starts one when it is published. On a policy's page, under Attestation, one can also be started by hand."),
                                    new Anchor("policies", say("Go to the policies"))));
        } else if (next.size() == STEP) {
            below.add(new Button(say("Show more"), click -> load()));
        }
    }

    private Anchor card(CampaignSummary campaign) {
        LocalDate today = LocalDate.now(clock);
        Span figure = new Span(Words.figure(campaign.figures()));
        figure.addClassName("stat-figure");
        H2 title = new H2(campaign.title());
        Div line = new Div(Words.badge(campaign, today), when(campaign, today));
        line.addClassName("campaign-line");
        Span parts = new Span(Words.parts(campaign.figures()));
        parts.addClassName("quiet");
        Anchor card = new Anchor("campaigns/" + campaign.id(), "");
        card.addClassName("campaign-card");
        card.add(figure, title, new ProgressBar(campaign.figures()), parts, line);
        return card;
    }

    private Span when(CampaignSummary campaign, LocalDate today) {
        if (campaign.state() == CampaignState.OPEN || campaign.state() == CampaignState.PLANNED) {
            return DueDate.of(campaign.dueOn(), today);
        }
        return campaign.endedAt() == null ? new Span() : DueDate.ago(campaign.endedAt(), clock);
    }
}
