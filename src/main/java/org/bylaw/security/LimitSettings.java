package org.bylaw.security;

import org.bylaw.shared.Costly;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often in a minute, for each person; {@code addresses} for each network address from which nobody is logged in. 0 is
 * no limit. So much may also come at once.
 */
@ConfigurationProperties("bylaw.limits")
record LimitSettings(
        @DefaultValue("20") int exports,
        @DefaultValue("30") int imports,
        @DefaultValue("240") int searches,
        @DefaultValue("60") int documents,
        @DefaultValue("120") int downloads,
        @DefaultValue("120") int answers,
        @DefaultValue("20") int logins,
        @DefaultValue("20000") int addresses) {

    int of(Costly.Kind kind) {
        return switch (kind) {
            case EXPORT -> exports;
            case IMPORT -> imports;
            case SEARCH -> searches;
            case DOCUMENT -> documents;
            case DOWNLOAD -> downloads;
            case ANSWER -> answers;
            case LOGIN -> logins;
        };
    }
}
