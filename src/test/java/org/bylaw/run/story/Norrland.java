package org.bylaw.run.story;

import java.util.List;
import java.util.function.Consumer;
import org.bylaw.shared.MovableClock;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the past year of the demo organisation, in one transaction: a story that breaks off leaves nothing behind. */
@Import({Desk.class, StoryLogin.class})
public final class Norrland {

    private static final int DAYS_OF_URGENT_MAILS = 4;
    private static final int DAYS_OF_DIGESTS = 1;

    private final Desk desk;
    private final MovableClock clock;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Norrland(
            Desk desk,
            MovableClock clock,
            ManagementService management,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.clock = clock;
        this.management = management;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Needs the organisation's people in the directory, and no policies yet. */
    public void tell(Consumer<String> progress) {
        transaction.executeWithoutResult(status -> {
            Timeline timeline = new Timeline(clock, management);
            List.of(
                            new InForce(timeline, desk),
                            new UnderWay(timeline, desk),
                            new TailoredControls(timeline, desk),
                            new CollectedEvidence(timeline, desk),
                            new FirstReviews(timeline, desk),
                            new ReviewedControls(timeline, desk),
                            new FoundWrong(timeline, desk),
                            new Exceptions(timeline, desk),
                            new KnownRisks(timeline, desk))
                    .forEach(Chapter::plan);
            timeline.play(progress);
            new EarlierMails(jdbc, clock.getZone())
                    .sentBefore(timeline.workday(DAYS_OF_URGENT_MAILS), timeline.workday(DAYS_OF_DIGESTS));
        });
    }
}
