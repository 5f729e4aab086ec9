package org.bylaw.benchmark;

import java.util.UUID;
import org.bylaw.testing.Organisation;
import org.bylaw.work.MyWork;
import org.springframework.context.ApplicationContext;

/** The queries of “My work” (the first lines, and how many of each kind there are), with many open tasks against few. */
final class WorkMeasure {

    private static final int WARM_UPS = 300;
    private static final int ROUNDS = 1500;
    /** A hundred, as the page asks, and one more that tells whether there are others. */
    private static final int LINES = 101;

    private final Side many;
    private final Side few;

    WorkMeasure(ApplicationContext many, UUID ofMany, ApplicationContext few, UUID ofFew) {
        this.many = new Side(many, ofMany);
        this.few = new Side(few, ofFew);
    }

    Measure run() {
        Timing ofMany = new Timing();
        Timing ofFew = new Timing();
        Timing.interleave(WARM_UPS, ROUNDS, many::look, ofMany, few::look, ofFew);
        return new Measure(
                "my work",
                ofMany.p95() / ofFew.p95(),
                ofFew.p95(),
                1.3,
                "20,000 open tasks over 200, %d rounds; p95 %.1f ms over %.1f (medians %.1f, %.1f)"
                        .formatted(ROUNDS, ofMany.p95(), ofFew.p95(), ofMany.median(), ofFew.median()));
    }

    private record Side(MyWork work, Organisation organisation, UUID person) {

        Side(ApplicationContext application, UUID person) {
            this(application.getBean(MyWork.class), application.getBean(Organisation.class), person);
        }

        void look() {
            organisation.as(person, () -> {
                work.open(MyWork.Filter.NONE, LINES);
                work.counts(null);
            });
        }
    }
}
