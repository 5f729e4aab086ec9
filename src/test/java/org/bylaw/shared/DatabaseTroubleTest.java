package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseTroubleTest {

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({
        "08001, AWAY",
        "08003, AWAY",
        "08006, AWAY",
        "57P01, AWAY",
        "57P02, AWAY",
        "57P03, AWAY",
        "53300, AWAY",
        "53200, AWAY",
        "58030, AWAY",
        "53100, FULL",
        "23505,",
        "40001,",
        "40P01,",
        "42501,",
        "57014,",
        "53400,",
        "08P01,",
        "P0001,",
        "25006,"
    })
    void followsTheStateThatPostgresqlGives(String state, @Nullable DatabaseTrouble trouble) {
        assertThat(DatabaseTrouble.of(wrapped(new SQLException("said", state))).orElse(null))
                .isEqualTo(trouble);
    }

    @Test
    void whoGetsNoConnectionIsTold() {
        assertThat(DatabaseTrouble.of(wrapped(new SQLTransientConnectionException("timed out"))))
                .contains(DatabaseTrouble.AWAY);
    }

    @Test
    void aConnectionThatIsGoneByTheRollbackSaysWhy() {
        TransactionSystemException rollback =
                new TransactionSystemException("Could not roll back", new SQLException("whatever"));
        rollback.initApplicationException(wrapped(new SQLException("said", "53100")));
        assertThat(DatabaseTrouble.of(rollback)).contains(DatabaseTrouble.FULL);
    }

    @Test
    void anUnansweredCommitIsNeverSaidToBeUndone() {
        assertThat(DatabaseTrouble.of(
                        new IllegalStateException(new OutcomeUnknown(wrapped(new SQLException("said", "08006"))))))
                .contains(DatabaseTrouble.OUTCOME_UNKNOWN);
        assertThat(DatabaseTrouble.OUTCOME_UNKNOWN.words()).doesNotContain("Nothing was saved");
    }

    @Test
    void isSaidInGermanToo() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(DatabaseTrouble.AWAY.words()).startsWith("Bylaw erreicht seine Datenbank im Moment nicht.");
    }

    @Test
    void whatIsNoTroubleIsNone() {
        assertThat(DatabaseTrouble.of(null)).isEmpty();
        assertThat(DatabaseTrouble.of(Problem.stale("No"))).isEmpty();
        assertThat(DatabaseTrouble.of(new SQLException("without a state"))).isEmpty();
    }

    private static RuntimeException wrapped(SQLException fault) {
        return new DataAccessResourceFailureException("wrapped", fault);
    }
}
