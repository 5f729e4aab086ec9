package org.bylaw.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.bylaw.shared.KeptData.Due;
import org.bylaw.shared.KeptRows;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has outlived its term is counted up to a number that a page can wait for. */
@ModuleTest
class CountedRowsTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Due due(int rows, int heldOf) {
        String view = """
                (SELECT timestamptz '2009-01-01Z' AS at, n <= %d AS held
                FROM generate_series(1, %d) n) AS many
                """.formatted(heldOf, rows);
        return KeptRows.due(jdbc, view, clock.instant());
    }

    @Test
    void fewAreCountedExactly() {
        assertThat(due(10, 3)).isEqualTo(new Due(7, 3, false));
        assertThat(due(Due.MOST, 0)).isEqualTo(new Due(Due.MOST, 0, false));
    }

    @Test
    void ofManyNoMoreAreReadThanIsSaid() {
        assertThat(due(1_000_000, 0)).isEqualTo(new Due(Due.MOST + 1, 0, true));
        assertThat(due(1_000_000, 4_000)).isEqualTo(new Due(Due.MOST + 1 - 4_000, 4_000, true));
    }
}
