package org.bylaw.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bylaw.people.People;
import org.bylaw.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Nobody is logged out by a database that is away, and nobody keeps a role by it for more than a minute. */
class SessionStatesTest {

    private static final RuntimeException AWAY =
            new DataAccessResourceFailureException("away", new SQLException("refused", "08001"));

    private final UUID session = UUID.randomUUID();
    private final WebSessions sessions = mock(WebSessions.class);
    private final AtomicLong now = new AtomicLong();
    private final SessionStates states = new SessionStates(sessions, mock(People.class), now::get);
    private final Optional<WebSessions.State> holds =
            Optional.of(new WebSessions.State(false, true, "en", EnumSet.of(Role.EMPLOYEE), null));

    @BeforeEach
    void isKnown() {
        when(sessions.look(any())).thenReturn(holds);
        assertThat(states.of(session)).isEqualTo(holds);
        when(sessions.look(any())).thenThrow(AWAY);
    }

    @Test
    void theLastAnswerServesForAWhile() {
        after(30);
        assertThat(states.of(session)).isEqualTo(holds);
        after(12);
        assertThatThrownBy(() -> states.of(session)).isSameAs(AWAY);
    }

    @Test
    void notEachRequestWaitsForADatabaseThatWasJustFoundAway() {
        after(20);
        assertThat(states.of(session)).isEqualTo(holds);
        after(4);
        assertThat(states.of(session)).isEqualTo(holds);
        verify(sessions, times(2)).look(session);
        after(2);
        assertThat(states.of(session)).isEqualTo(holds);
        verify(sessions, times(3)).look(session);
    }

    @Test
    void whatItAnswersWhenItIsBackHoldsAtOnce() {
        after(20);
        states.of(session);
        doReturn(Optional.empty()).when(sessions).look(any());
        after(6);
        assertThat(states.of(session)).isEmpty();
    }

    @Test
    void aSessionThatWasNeverLookedAtGetsNoAnswer() {
        assertThatThrownBy(() -> states.of(UUID.randomUUID())).isSameAs(AWAY);
    }

    @Test
    void aFaultOfAnotherKindIsNoReasonToTrustTheLastAnswer() {
        doThrow(new IllegalStateException("a fault")).when(sessions).look(any());
        after(11);
        assertThatThrownBy(() -> states.of(session)).hasMessage("a fault");
    }

    private void after(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
