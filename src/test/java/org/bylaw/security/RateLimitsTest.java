package org.bylaw.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bylaw.shared.Costly;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimits limits = limits(20, 20_000);

    private RateLimits limits(int exports, int addresses) {
        return new RateLimits(new LimitSettings(exports, 30, 240, 60, 120, 120, 20, addresses), new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });
    }

    @Test
    void whoTakesTooManyWaitsAndGetsMoreLittleByLittle() {
        UUID ada = UUID.randomUUID();
        assertThat(IntStream.range(0, 20))
                .allMatch(number -> limits.take(Costly.Kind.EXPORT, ada).isEmpty());
        assertThat(limits.take(Costly.Kind.EXPORT, ada)).contains(Duration.ofSeconds(3));
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(limits.take(Costly.Kind.EXPORT, ada)).isEmpty();
        assertThat(limits.take(Costly.Kind.EXPORT, ada)).isPresent();
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(IntStream.range(0, 20))
                .allMatch(number -> limits.take(Costly.Kind.EXPORT, ada).isEmpty());
        assertThat(limits.take(Costly.Kind.EXPORT, ada))
                .as("no more than a minute's at once")
                .isPresent();
    }

    @Test
    void nobodyPaysForSomebodyElseNorForAnotherKind() {
        UUID ada = UUID.randomUUID();
        IntStream.range(0, 30).forEach(number -> limits.take(Costly.Kind.EXPORT, ada));
        assertThat(limits.take(Costly.Kind.EXPORT, ada)).isPresent();
        assertThat(limits.take(Costly.Kind.EXPORT, UUID.randomUUID())).isEmpty();
        assertThat(limits.take(Costly.Kind.ANSWER, ada)).isEmpty();
    }

    @Test
    void noLimitIsNone() {
        UUID ada = UUID.randomUUID();
        assertThat(IntStream.range(0, 1000))
                .allMatch(number -> limits(0, 0).take(Costly.Kind.EXPORT, ada).isEmpty());
    }

    /** A hundred thousand people in half an hour behind one address: each comes three times before being logged in. */
    @Test
    void aWholeCompanyLogsInAndAnswersBehindOneAddressOnMondayMorning() {
        int refused = 0;
        for (int person = 0; person < 100_000; person++) {
            UUID id = new UUID(1, person);
            for (int request = 0; request < 3; request++) {
                refused += limits.take("203.0.113.7").isPresent() ? 1 : 0;
            }
            for (int answer = 0; answer < 5; answer++) {
                refused += limits.take(Costly.Kind.ANSWER, id).isPresent() ? 1 : 0;
            }
            nanos.addAndGet(Duration.ofMinutes(30).toNanos() / 100_000);
        }
        assertThat(refused).isZero();
        assertThat(limits.kept()).as("full buckets are thrown away").isLessThan(50_000);
    }

    @Test
    void anAddressThatFloodsIsHeldBackAndOthersAreNot() {
        assertThat(IntStream.range(0, 30_000)
                        .filter(number -> limits.take("203.0.113.9").isPresent())
                        .count())
                .isEqualTo(10_000);
        assertThat(limits.take("203.0.113.10")).isEmpty();
    }
}
