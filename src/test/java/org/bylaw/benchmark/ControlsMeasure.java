package org.bylaw.benchmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bylaw.control.Catalogue;
import org.bylaw.control.CatalogueFilter;
import org.bylaw.control.ControlFacts;
import org.bylaw.control.Controls;
import org.bylaw.control.Decision;
import org.bylaw.control.Framework;
import org.bylaw.control.exchange.ControlTexts;
import org.bylaw.policy.PolicyLibrary;
import org.bylaw.report.Dashboard;
import org.bylaw.score.FrameworkScore;
import org.bylaw.score.Scales;
import org.bylaw.score.Scores;
import org.bylaw.shared.DashboardFigure;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.Organisation;
import org.bylaw.ui.DashboardDetail;
import org.bylaw.ui.SubjectPanel;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the server does for catalogue, control page, score and dashboard where ten frameworks are kept for five years,
 * against one that is tailored since a year. The same pages: of ISO/IEC 27002, its controls in turn, the first of each list.
 */
final class ControlsMeasure {

    private static final int WARM_UPS = 40;
    private static final int ROUNDS = 200;
    private static final int CHANGES = 30;
    private static final int PAGE = 50;
    private static final int COURSE_DAYS = 365;
    private static final int COURSE_POINTS = 60;
    private static final String STANDARD = "iso27002-2022";
    private static final String MAPPED = "nist-csf-2.0";

    private final Side many;
    private final Side few;

    ControlsMeasure(ApplicationContext many, ControlsSeed ofMany, ApplicationContext few, ControlsSeed ofFew) {
        this.many = new Side(many, ofMany);
        this.few = new Side(few, ofFew);
    }

    void run(Consumer<Measure> report, Consumer<String> say) {
        report.accept(measure(
                "catalogue", "whole list, and filtered by two attributes and decision", side -> side::catalogue));
        report.accept(measure("control page", "with every part of it unfolded", side -> side::control));
        report.accept(measure("score", "figures, course of a year, what gains most", side -> side::score));
        say.accept(afterChanges());
        report.accept(measure("score part by part", "the same with the parts of " + MAPPED, side -> side::parts));
        report.accept(measure("dashboard", "figures, their course, both charts", side -> side::dashboard));
    }

    /** What the score keeps ready is reckoned anew by whoever reads first after a change. */
    private String afterChanges() {
        Timing ofMany = new Timing();
        Timing ofFew = new Timing();
        Timing.interleave(5, CHANGES, many::readAfterChange, ofMany, few::readAfterChange, ofFew);
        return "The first reading of the score after each of %d changes: median %.1f ms over %.1f"
                .formatted(CHANGES, ofMany.median(), ofFew.median());
    }

    private Measure measure(String page, String what, Function<Side, Runnable> work) {
        Timing ofMany = new Timing();
        Timing ofFew = new Timing();
        Timing.interleave(
                WARM_UPS, ROUNDS, () -> many.timed(work.apply(many)), ofMany, () -> few.timed(work.apply(few)), ofFew);
        return new Measure(
                page + " with ten frameworks and five years",
                ofMany.p95() / ofFew.p95(),
                ofFew.p95(),
                1.5,
                "%s; %s over %s, %d rounds; p95 %.1f ms over %.1f (medians %.1f, %.1f = %.2f)"
                        .formatted(
                                what,
                                many.size,
                                few.size,
                                ROUNDS,
                                ofMany.p95(),
                                ofFew.p95(),
                                ofMany.median(),
                                ofFew.median(),
                                ofMany.median() / ofFew.median()));
    }

    /** Writes what one installation has. */
    static ControlsSeed seed(ApplicationContext application, int ownFrameworks, int controls, int years, int evidence) {
        ControlsSeed seed = new ControlsSeed(application);
        if (ownFrameworks > 0) {
            seed.frameworks(ownFrameworks, controls);
        }
        seed.tailor();
        ControlRecords records = seed.records();
        records.reviews(years);
        records.evidence(evidence);
        records.risksAndWaivers();
        records.statements(years);
        records.days(application.getBeansOfType(DashboardFigure.class).values().stream()
                .map(DashboardFigure::key)
                .toList());
        return seed;
    }

    /** One of the two sizes, seen by somebody of compliance and management. */
    private static final class Side {

        private final ApplicationContext application;
        private final Organisation organisation;
        private final Catalogue catalogue;
        private final Controls controls;
        private final Scores scores;
        private final List<SubjectPanel> panels;
        private final List<DashboardDetail> details;
        private final UUID reader;
        private final String size;
        private final List<String> codes;
        private int round;

        Side(ApplicationContext application, ControlsSeed seed) {
            this.application = application;
            organisation = application.getBean(Organisation.class);
            catalogue = application.getBean(Catalogue.class);
            controls = application.getBean(Controls.class);
            scores = application.getBean(Scores.class);
            panels = application.getBeansOfType(SubjectPanel.class).values().stream()
                    .filter(panel -> panel.supports(SubjectRef.CONTROL))
                    .sorted(Comparator.comparingInt(SubjectPanel::order))
                    .toList();
            details = List.copyOf(
                    application.getBeansOfType(DashboardDetail.class).values());
            reader = seed.reader();
            ControlsSeed.Size all = seed.size();
            size = "%d frameworks, %,d controls of which %,d tailored"
                    .formatted(all.frameworks(), all.controls(), all.tailored());
            List<String> found = new ArrayList<>();
            organisation.as(reader, () -> catalogue
                    .lines(catalogue.framework(STANDARD), new CatalogueFilter("", Map.of(), Decision.APPLICABLE))
                    .forEach(line -> found.add(line.code())));
            codes = List.copyOf(found);
        }

        long timed(Runnable work) {
            return organisation.as(reader, () -> Timing.timed(work));
        }

        long readAfterChange() {
            application
                    .getBean(JdbcClient.class)
                    .sql(
                            "UPDATE tailoring SET revision = revision + 1 WHERE control_id = (SELECT id FROM control WHERE code = :code)")
                    .param("code", codes.getFirst())
                    .update();
            return timed(scores::frameworks);
        }

        void catalogue() {
            lines(CatalogueFilter.NONE);
            lines(new CatalogueFilter(
                    "",
                    Map.of("control_type", Set.of("Preventive"), "property", Set.of("Integrity")),
                    Decision.APPLICABLE));
        }

        /** What the page asks for, whether it then shows a list, groups or the matrix. */
        private void lines(CatalogueFilter filter) {
            Framework framework = catalogue.framework(STANDARD);
            catalogue.lines(framework, filter);
            catalogue.names();
        }

        void control() {
            ControlFacts control = controls.byCode(codes.get(round++ % codes.size()));
            application.getBean(ControlTexts.class).of(control.id());
            application
                    .getBean(PolicyLibrary.class)
                    .page(
                            new PolicyLibrary.Filter(
                                    "", null, null, null, PolicyLibrary.State.ALL, control.code(), null),
                            0,
                            PAGE);
            controls.mappedTo(control);
            panels.forEach(panel -> panel.render(control.subject()));
        }

        void score() {
            score(
                    framework -> {
                        scores.controls(framework, Scores.Order.TO_GAIN, 0, PAGE);
                    },
                    STANDARD);
        }

        void parts() {
            score(scores::parts, MAPPED);
        }

        private void score(Consumer<FrameworkScore> tab, String key) {
            FrameworkScore chosen = scores.frameworks().stream()
                    .filter(framework -> framework.key().equals(key))
                    .findFirst()
                    .orElseThrow();
            application.getBean(Scales.class).mayChange();
            scores.course(LocalDate.now().minusDays(COURSE_DAYS), COURSE_POINTS);
            tab.accept(chosen);
        }

        void dashboard() {
            application.getBean(Dashboard.class).figures(LocalDate.now().minusDays(COURSE_DAYS));
            details.forEach(DashboardDetail::render);
        }
    }
}
