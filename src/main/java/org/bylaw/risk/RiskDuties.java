package org.bylaw.risk;

import static org.bylaw.shared.Say.later;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What owners of risks have to do, in words. */
@Component
class RiskDuties {

    static final String ASSESS = "assess-risk";
    static final String ACCEPT = "accept-risk";
    static final String REVIEW = "review-risk";

    private final Duties duties;
    private final Clock clock;

    RiskDuties(Duties duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    void assess(Collection<RiskFacts> risks, @Nullable UUID askedBy) {
        open(ASSESS, later("Assess"), risks, askedBy, false);
    }

    void accept(Collection<RiskFacts> risks) {
        open(ACCEPT, later("Accept what remains of"), risks, null, false);
    }

    void review(Collection<RiskFacts> risks) {
        open(REVIEW, later("Look again at"), risks, null, true);
    }

    private void open(
            String kind, String verb, Collection<RiskFacts> risks, @Nullable UUID askedBy, boolean byReviewDate) {
        duties.open(risks.stream()
                .map(risk -> new Duty(
                        kind,
                        risk.subject(),
                        risk.ownerId(),
                        verb,
                        risk.name(),
                        later("as the owner"),
                        risk.ownerId().equals(askedBy) ? null : askedBy,
                        "/risks/" + risk.id(),
                        byReviewDate && risk.reviewOn() != null ? endOf(risk.reviewOn()) : null))
                .toList());
    }

    /** The last moment of the day. */
    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusSeconds(1);
    }

    void close(String kind, SubjectRef risk) {
        duties.closeAll(kind, risk);
    }

    void closeAll(SubjectRef risk) {
        duties.closeAll(risk);
    }

    /** What an import asks of owners: who has to assess, and what is done or with somebody else by it. */
    void afterImport(List<RiskFacts> risks, Map<UUID, PlannedRisk> plans) {
        for (RiskFacts risk : risks) {
            PlannedRisk plan = plans.get(risk.id());
            if (plan != null && plan.known() != null) {
                if (plan.assessed()) {
                    close(ASSESS, risk.subject());
                    close(REVIEW, risk.subject());
                }
                if (!plan.known().ownerId().equals(risk.ownerId())) {
                    move(risk);
                }
            }
        }
        assess(risks.stream().filter(risk -> risk.level() == null).toList(), null);
    }

    /** Moves what is open about the risk to its new owner. */
    void move(RiskFacts risk) {
        for (String kind : List.of(ASSESS, ACCEPT, REVIEW)) {
            if (!duties.holders(kind, risk.subject()).isEmpty()) {
                duties.closeAll(kind, risk.subject());
                switch (kind) {
                    case ASSESS -> assess(List.of(risk), null);
                    case ACCEPT -> accept(List.of(risk));
                    default -> review(List.of(risk));
                }
            }
        }
    }
}
