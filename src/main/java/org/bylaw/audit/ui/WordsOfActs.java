package org.bylaw.audit.ui;

import java.time.Clock;
import java.util.List;
import org.bylaw.audit.ActSentences;
import org.bylaw.audit.AuditEntry;
import org.springframework.stereotype.Component;

/** Lends the words of the history to what is no page, such as an evidence pack. */
@Component
class WordsOfActs implements ActSentences {

    private final Clock clock;

    WordsOfActs(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String of(AuditEntry act, int times) {
        return new ActWords(clock).sentence(act, times);
    }

    @Override
    public List<String> quotes(AuditEntry act) {
        return new ActWords(clock).quotes(act);
    }
}
