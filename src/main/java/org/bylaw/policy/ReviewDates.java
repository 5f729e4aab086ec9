package org.bylaw.policy;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the date of the next review from the module that plans reviews; nobody reaches it from a screen. */
@Component
public class ReviewDates {

    private final JdbcClient jdbc;

    ReviewDates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Says when the policy is to be reviewed next; the caller records why. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void next(UUID policyId, LocalDate day) {
        jdbc.sql("UPDATE policy SET next_review_on = :day WHERE id = :id")
                .param("day", day)
                .param("id", policyId)
                .update();
    }
}
