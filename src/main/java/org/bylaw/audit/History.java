package org.bylaw.audit;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to a thing, for whoever may know. */
@Service
public class History {

    private final AuditTable table;
    private final List<HistorySight> sights;

    History(AuditTable table, List<HistorySight> sights) {
        this.table = table;
        this.sights = sights;
    }

    /** Some acts, the newest first, and whether there are earlier ones. */
    public record Stretch(List<AuditEntry> acts, boolean more) {}

    /** @throws Problem where nothing of this history is for the current person to see */
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    @Transactional(readOnly = true)
    public Stretch of(SubjectRef page, int offset, int limit) {
        HistorySight.Extent extent = sights.stream()
                .filter(sight -> sight.supports(page.kind()))
                .findFirst()
                .map(sight -> sight.of(page))
                .orElse(HistorySight.Extent.NOTHING);
        if (!extent.everything() && extent.acts().isEmpty()) {
            throw Problem.notFound(say("This history is not there, or not for you to see."));
        }
        List<AuditEntry> acts = extent.everything()
                ? table.historyOf(page, offset, limit + 1)
                : table.historyOf(page, extent.acts(), offset, limit + 1);
        return new Stretch(acts.subList(0, Math.min(limit, acts.size())), acts.size() > limit);
    }
}
