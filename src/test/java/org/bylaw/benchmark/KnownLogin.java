package org.bylaw.benchmark;

import java.time.Clock;
import java.time.Instant;
import org.bylaw.security.FreshLogin;
import org.bylaw.testing.Organisation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signatures without Keycloak's part: its password check is slow by design and no work of ours. */
class KnownLogin {

    @Bean
    @Primary
    FreshLogin loginThatSucceeds(Clock clock) {
        return new FreshLogin() {
            @Override
            public String begin(String purpose, String returnPath) {
                return returnPath;
            }

            @Override
            public boolean isProven(String purpose) {
                return true;
            }

            @Override
            public Instant require(String purpose) {
                return clock.instant();
            }
        };
    }

    @Bean
    Organisation organisation(JdbcClient jdbc, Clock clock) {
        return new Organisation(jdbc, clock);
    }
}
