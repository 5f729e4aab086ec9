package org.bylaw.approval;

import static org.assertj.core.api.Assertions.assertThat;

import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Ten thousand moments at which people approve, withdraw, sign and edit the same version. Other numbers and a known seed:
 * {@code -Dbylaw.races.rounds=}, {@code -Dbylaw.races.seed=}.
 */
@ModuleTest
@Import(ApprovalTestBed.class)
class RacesLong {

    @Autowired
    Races races;

    @Test
    void tenThousandMoments() {
        long seed = Long.getLong("bylaw.races.seed", System.nanoTime());
        System.out.println("-Dbylaw.races.seed=" + seed);
        Races.Figures figures = races.run(seed, Integer.getInteger("bylaw.races.rounds", 10_000), 2, 4);
        System.out.println(figures);
        assertThat(figures.wrong()).as(figures.toString()).isEmpty();
    }
}
