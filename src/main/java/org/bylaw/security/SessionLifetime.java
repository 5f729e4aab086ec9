package org.bylaw.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long a session lasts at most, however busy it is (NIST SP 800-63B-4, 2.2.3: once a day). It measures real time, as
 * Keycloak does, and not the application's clock: whoever moves the demo to next week stays logged in.
 */
@Component
class SessionLifetime {

    private final Duration most;
    private final InstantSource realTime;

    @Autowired
    SessionLifetime(@Value("${bylaw.security.session-lifetime:12h}") Duration most) {
        this(most, InstantSource.system());
    }

    SessionLifetime(Duration most, InstantSource realTime) {
        this.most = most;
        this.realTime = realTime;
    }

    Duration most() {
        return most;
    }

    boolean isOver(Instant loggedInAt) {
        return loggedInAt.plus(most).isBefore(realTime.instant());
    }
}
