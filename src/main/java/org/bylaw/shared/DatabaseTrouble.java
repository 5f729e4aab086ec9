package org.bylaw.shared;

import static org.bylaw.shared.Say.say;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * What keeps the database from serving us, read off an exception in this one place: for the words that people get, for
 * jobs, whose attempts it must not use up, and for the log. A refusal by a constraint or a lock is none.
 */
public enum DatabaseTrouble {

    /** It is stopped, starting, frozen, or the connection was cut: the transaction is not there. */
    AWAY,

    /** Its disk is full: it reads, and writes nothing. */
    FULL,

    /** The connection was cut while COMMIT was under way: the transaction is there wholly or not at all. */
    OUTCOME_UNKNOWN;

    private static final String DISK_FULL = "53100";

    /** What Hikari says of a connection that broke a moment before; it gives no SQLSTATE then. */
    private static final String BROKEN_BEFORE = "Connection is closed";

    /** What PostgreSQL says of a zero byte in a text, the one character that it has no place for. */
    private static final String NO_CHARACTER = "22021";

    /** Looks through the causes; empty where the database did answer, whatever it said. */
    public static Optional<DatabaseTrouble> of(@Nullable Throwable fault) {
        Optional<DatabaseTrouble> found = Optional.empty();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutcomeUnknown) {
                return Optional.of(OUTCOME_UNKNOWN);
            }
            if (found.isEmpty() && cause instanceof SQLException refusal) {
                found = ofState(refusal);
            }
            if (found.isEmpty() && cause instanceof TransactionSystemException rollback) {
                // The connection was gone by the rollback; why it went stands here.
                found = of(rollback.getApplicationException());
            }
        }
        return found;
    }

    /** Whether the database refused a text for what it is made of: the fault of whoever sent it. */
    public static boolean isNoText(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && NO_CHARACTER.equals(refusal.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** By the classes of Appendix A of PostgreSQL's manual: 08, 53, 57P and 58. */
    private static Optional<DatabaseTrouble> ofState(SQLException refusal) {
        String state = refusal.getSQLState();
        if (DISK_FULL.equals(state)) {
            return Optional.of(FULL);
        }
        boolean away = refusal instanceof SQLTransientConnectionException
                || (state == null
                        ? BROKEN_BEFORE.equals(refusal.getMessage())
                        : state.matches("08(?!P01)...|57P0[1-5]|53[023]00|58..."));
        return away ? Optional.of(AWAY) : Optional.empty();
    }

    /** In the language of whoever acted. */
    public String words() {
        return switch (this) {
            case AWAY ->
                say("Bylaw cannot reach its database at the moment. Nothing was saved of what you just did;"
                        + " what you typed is still here. Try again in a minute.");
            case FULL ->
                say("The disk of Bylaw's database is full. Nothing was saved of what you just did;"
                        + " what you typed is still here. Please tell your administrator, and try again later.");
            case OUTCOME_UNKNOWN ->
                say("The connection to the database was lost while what you did was being saved."
                        + " It is there wholly or not at all: look whether it is before you do it again;"
                        + " what you typed is still here.");
        };
    }
}
