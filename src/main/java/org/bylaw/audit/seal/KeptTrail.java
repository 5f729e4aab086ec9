package org.bylaw.audit.seal;

import java.time.Instant;
import java.time.ZoneOffset;
import org.bylaw.shared.KeptData;
import org.bylaw.shared.KeptRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long rows of the trail are kept; the database itself looks at term, age and holds, and writes what went (ADR 34). */
@Configuration(proxyBeanMethods = false)
class KeptTrail {

    @Bean
    KeptData trailAccess(JdbcClient jdbc) {
        return new Rows(jdbc, ExpiryRule.TRAIL_ACCESS);
    }

    @Bean
    KeptData trailRecords(JdbcClient jdbc) {
        return new Rows(jdbc, ExpiryRule.TRAIL_RECORDS);
    }

    private record Rows(JdbcClient jdbc, ExpiryRule rule) implements KeptData {

        /** Of the view: when it was done, which is never later than "at". */
        private static final String DONE = "done_at";

        @Override
        public String kind() {
            return rule.name();
        }

        @Override
        public String label() {
            return rule.label();
        }

        @Override
        public String background() {
            return rule.background();
        }

        @Override
        public Due due(Instant before) {
            return KeptRows.due(jdbc, rule.view(), DONE, before);
        }

        @Override
        public int removeSome(Instant before, Instant now) {
            return jdbc.sql("SELECT trail_expire(:rule, :now, :most)")
                    .param("rule", rule.name())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("most", AT_ONCE)
                    .query(Integer.class)
                    .single();
        }
    }
}
