package org.bylaw.evidencepack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.AtOnce;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** However many a person asks for at the same moment, no more packs of theirs are begun than may be unfinished. */
@ModuleTest
class UnfinishedPacksTest {

    private static final int MOST = 2;

    @Autowired
    PackTable table;

    @Autowired
    Organisation organisation;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void noMoreAreBegunAtTheSameMomentThanOneAfterTheOther() {
        UUID impatient = organisation.hire("Ida Impatient", null, null);
        UUID other = organisation.hire("Otto Other", null, null);
        AtomicInteger begun = new AtomicInteger();
        try (AtOnce atOnce = new AtOnce(organisation)) {
            List<AtOnce.Outcome> outcomes = atOnce.run(IntStream.range(0, 6)
                    .mapToObj(i -> new AtOnce.Act("ask", impatient, () -> {
                        if (begin(impatient)) {
                            begun.incrementAndGet();
                        }
                    }))
                    .toList());
            assertThat(outcomes).allMatch(AtOnce.Outcome::accepted);
        }
        assertThat(begun).hasValue(MOST);
        assertThat(unfinished(impatient)).isEqualTo(MOST);
        assertThat(begin(other)).as("everybody has their own").isTrue();
        end(impatient);
        assertThat(begin(impatient)).as("once one is over").isTrue();
        end(impatient);
        end(other);
    }

    private boolean begin(UUID person) {
        return table.life()
                .begin(
                        transaction,
                        person,
                        MOST,
                        () -> table.begin(Ids.next(), SubjectRef.policyVersion(Ids.next()), person));
    }

    private int unfinished(UUID person) {
        return jdbc.sql("SELECT count(*) FROM evidence_pack WHERE person_id = :person AND state = 'RUNNING'")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    private void end(UUID person) {
        jdbc.sql("SELECT id FROM evidence_pack WHERE person_id = :person AND state = 'RUNNING'")
                .param("person", person)
                .query(UUID.class)
                .list()
                .forEach(id -> table.life().end(id, MadePack.State.INTERRUPTED));
    }
}
