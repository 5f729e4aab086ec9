package org.bylaw.shared;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes ids that sort by the time of their making (UUID version 7, RFC 9562), so that indexes grow at one end. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        long millis = System.currentTimeMillis();
        long random = RANDOM.nextLong();
        long most = millis << 16 | 0x7000L | RANDOM.nextInt(0x1000);
        long least = 0x8000_0000_0000_0000L | random >>> 2;
        return new UUID(most, least);
    }
}
