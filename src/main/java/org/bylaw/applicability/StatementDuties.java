package org.bylaw.applicability;

import static org.bylaw.shared.Say.later;

import java.util.List;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.springframework.stereotype.Component;

/** The duty to finish a draft, in words. */
@Component
class StatementDuties {

    static final String FINISH = "finish-statement";

    private final Duties duties;

    StatementDuties(Duties duties) {
        this.duties = duties;
    }

    void finish(StatementVersion version, UUID person, String why) {
        duties.open(List.of(new Duty(
                FINISH,
                version.subject(),
                person,
                later("Finish the draft of"),
                version.titleWithVersion(),
                why,
                null,
                version.path(),
                null)));
    }

    void close(UUID version) {
        duties.closeAll(FINISH, new SubjectRef(SubjectRef.APPLICABILITY, version));
    }

    List<UUID> holders(SubjectRef version) {
        return duties.holders(FINISH, version);
    }

    void handOver(SubjectRef version, UUID from, UUID to, String why) {
        duties.handOver(FINISH, version, from, to, why);
    }
}
