package org.bylaw.audit;

import java.util.List;

/** Acts of the trail as people read them, in the language of whoever asks. */
public interface ActSentences {

    /**
     * What was done, to stand behind the name of whoever did it: "approved at stage “Owner”".
     *
     * @param times how often in a row
     */
    String of(AuditEntry act, int times);

    /** What people wrote themselves with it: reasons, notes, comments. */
    List<String> quotes(AuditEntry act);

    /** Whether it is told with the one before it as one act done several times, as the saves of a text are. */
    static boolean inARow(AuditEntry one, AuditEntry next) {
        return one.act().equals("DraftSaved")
                && one.act().equals(next.act())
                && one.actorName().equals(next.actorName())
                && one.subject().equals(next.subject());
    }
}
