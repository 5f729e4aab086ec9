package org.bylaw.policy;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.util.List;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says of a version on its way when it comes into force. */
@Component
@Order(30)
class PolicyWhereabouts implements Whereabouts {

    private final PolicyTable table;
    private final Clock clock;

    PolicyWhereabouts(PolicyTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Outlook of(SubjectRef subject) {
        return subject.kind().equals(SubjectRef.POLICY_VERSION)
                ? new Outlook(List.of(), List.of(), goal(table.version(subject.id())), List.of())
                : Outlook.NONE;
    }

    private @Nullable Goal goal(VersionFacts version) {
        if (version.effectiveAt() != null && version.effectiveAt().isAfter(clock.instant())) {
            return new Goal(
                    say("in force"),
                    version.effectiveAt().atZone(clock.getZone()).toLocalDate());
        }
        return version.state() == VersionState.APPROVAL
                ? new Goal(say("in force as soon as it is approved"), null)
                : null;
    }
}
