package org.bylaw.approval;

import static org.assertj.core.api.Assertions.assertThat;

import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The short form of {@link RacesLong}, with other people and acts each time; a failure names its seed. */
@ModuleTest
@Import(ApprovalTestBed.class)
class RacesTest {

    @Autowired
    Races races;

    @Test
    void whateverPeopleDoAtTheSameMomentTheHistoryIsLegal() {
        long seed = Long.getLong("bylaw.races.seed", System.nanoTime());
        Races.Figures figures = races.run(seed, 160, 2, 4);
        assertThat(figures.wrong()).as(figures.toString()).isEmpty();
        assertThat(figures.accepted()).as("acts that came to something").containsKeys("save", "submit", "decide");
    }
}
