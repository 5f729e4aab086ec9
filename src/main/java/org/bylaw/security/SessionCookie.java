package org.bylaw.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Names the session's cookie {@code __Host-…} where it is sent over HTTPS only: browsers then take it from this host alone,
 * for all of its paths. Without HTTPS they refuse such a name, so a trial keeps the plain one.
 */
@Component
class SessionCookie implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory>, Ordered {

    static final String PREFIX = "__Host-";

    private final boolean secure;

    SessionCookie(@Value("${server.servlet.session.cookie.secure:true}") boolean secure) {
        this.secure = secure;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory server) {
        Cookie cookie = server.getSettings().getSession().getCookie();
        cookie.setPath("/");
        if (secure) {
            cookie.setName(PREFIX + cookie.getName());
        }
    }

    /** After the settings of the file were taken over. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
