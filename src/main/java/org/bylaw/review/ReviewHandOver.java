package org.bylaw.review;

import static org.bylaw.shared.Say.say;

import java.util.Set;
import java.util.UUID;
import org.bylaw.people.Person;
import org.bylaw.shared.Problem;
import org.bylaw.shared.ReadingRight;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.DutyHandOver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets a reviewer give a review to somebody else, who then may read the text even where it is not meant for them. */
@Component
class ReviewHandOver implements DutyHandOver, ReadingRight {

    private final ReviewTable table;
    private final ReviewCycle cycle;
    private final JdbcClient jdbc;

    ReviewHandOver(ReviewTable table, ReviewCycle cycle, JdbcClient jdbc) {
        this.table = table;
        this.cycle = cycle;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ReviewDuties.REVIEW);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(SubjectRef subject, Person from, Person to, String why) {
        ReviewFacts review = table.require(subject.id());
        if (!ReviewState.ASKED.contains(review.state()) || !from.id().equals(review.reviewerId())) {
            throw Problem.stale(say("The review of {0} is no longer with {1}.", review.title(), from.name()));
        }
        cycle.give(review, from.name(), to.id(), "in place of %s (%s)".formatted(from.name(), why), why);
    }

    @Override
    public boolean mayRead(SubjectRef subject, UUID personId) {
        return subject.kind().equals(SubjectRef.POLICY_VERSION)
                && jdbc.sql("""
                                SELECT EXISTS (SELECT FROM review
                                    WHERE version_id = :version AND reviewer_id = :person AND closed_at IS NULL)
                                """)
                        .param("version", subject.id())
                        .param("person", personId)
                        .query(Boolean.class)
                        .single();
    }
}
