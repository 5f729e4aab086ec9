package org.bylaw.benchmark;

import java.util.List;
import java.util.UUID;
import org.bylaw.attestation.AnswersOfDay;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.attestation.Campaigns;
import org.bylaw.attestation.Grouping;
import org.bylaw.attestation.PeopleFilter;
import org.bylaw.testing.Organisation;
import org.springframework.context.ApplicationContext;

/** All that HR's page of a campaign asks the services for until it shows figures, curve, groups and the first people. */
final class PageMeasure {

    private static final int WARM_UPS = 10;
    private static final int ROUNDS = 60;
    /** As many as the list fetches at once. */
    private static final int FIRST_LINES = 50;

    private final Staff staff;
    private final Organisation organisation;
    private final CampaignProgress progress;
    private final Campaigns campaigns;

    PageMeasure(ApplicationContext application, Staff staff) {
        this.staff = staff;
        organisation = application.getBean(Organisation.class);
        progress = application.getBean(CampaignProgress.class);
        campaigns = application.getBean(Campaigns.class);
    }

    /**
     * Measures.
     *
     * @param others how many rows of other campaigns are stored beside
     * @param settle after so many have answered
     */
    Measure run(long others, Runnable settle) {
        UUID campaign = staff.launch(staff.policy());
        staff.answered(campaign, 60);
        settle.run();
        Timing looked = new Timing();
        organisation.as(staff.hr(), () -> {
            for (int round = 0; round < WARM_UPS; round++) {
                look(campaign);
            }
            for (int round = 0; round < ROUNDS; round++) {
                looked.add(Timing.timed(() -> look(campaign)));
            }
        });
        return new Measure(
                "HR's page of a campaign with 100 000 people in ms",
                looked.p95(),
                0,
                200,
                "%,d people, %,d rows of other campaigns, %d rounds; p95 %.0f ms, median %.0f"
                        .formatted(staff.size(), others, ROUNDS, looked.p95(), looked.median()));
    }

    private void look(UUID campaign) {
        CampaignSummary summary = progress.one(campaign);
        campaigns.rights(campaign);
        progress.teamOnly(campaign);
        List<AnswersOfDay> answers = progress.answers(campaign);
        progress.forecast(summary, answers);
        progress.groups(campaign, Grouping.DEPARTMENT);
        progress.people(campaign, PeopleFilter.NONE, 0, FIRST_LINES);
        progress.count(campaign, PeopleFilter.NONE);
    }
}
