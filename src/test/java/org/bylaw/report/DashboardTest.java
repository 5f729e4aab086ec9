package org.bylaw.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bylaw.shared.DashboardFigure;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
class DashboardTest {

    private static final AtomicLong COUNT = new AtomicLong();

    private record Counted(String key) implements DashboardFigure {
        @Override
        public int order() {
            return 10;
        }

        @Override
        public Now now() {
            if (key.equals("broken")) {
                throw new IllegalStateException("The table is not there.");
            }
            return new Now(COUNT.get(), false, "counted", "", "", false);
        }
    }

    @Autowired
    private Dashboard dashboard;

    @Autowired
    private DailyFigures daily;

    @Autowired
    private List<DashboardFigure> figures;

    @Autowired
    private Organisation organisation;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void forget() {
        clock.setOffset(Duration.ZERO);
        jdbc.sql("DELETE FROM figure_day").update();
    }

    @Test
    void theLastOfADayIsKeptAndABrokenFigureStopsNoOther() {
        DailyFigures own = new DailyFigures(List.of(new Counted("broken"), new Counted("counted")), jdbc, clock);
        LocalDate first = LocalDate.now(clock);
        COUNT.set(3);
        own.writeDown();
        COUNT.set(5);
        own.writeDown();
        clock.advance(Duration.ofDays(2));
        COUNT.set(8);
        own.writeDown();
        UUID boss = organisation.hire("Berta Boss", null, null, Role.MANAGEMENT);
        FigureCourse course = organisation
                .as(boss, () -> new Dashboard(List.of(new Counted("counted")), jdbc, clock).figures(first))
                .getFirst()
                .course();
        assertThat(course.days()).as("today is read live").containsExactly(java.util.Map.entry(first, 5L));
        assertThat(course.on(first.plusDays(1))).isEqualTo(5);
        assertThat(course.on(first.minusDays(1))).isNull();
    }

    @Test
    void everyFigureCanBeReadByTheSystemAndHasAKeyOfItsOwn() {
        assertThat(figures).isNotEmpty().extracting(DashboardFigure::key).doesNotHaveDuplicates();
        daily.writeDown();
        assertThat(jdbc.sql("SELECT key FROM figure_day").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(
                        figures.stream().map(DashboardFigure::key).toList());
    }

    @Test
    void onlyThoseWhoMayOpenTheDashboardReadIt() {
        UUID employee = organisation.hire("Emil Employee", null, null, Role.EMPLOYEE);
        assertThatThrownBy(() -> organisation.as(employee, () -> dashboard.figures(LocalDate.now(clock))))
                .isInstanceOf(AccessDeniedException.class);
    }
}
