package org.bylaw.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie;

class SessionCookieTest {

    @Test
    void overHttpsTheCookieIsForThisHostAlone() {
        Cookie cookie = customized(true);
        assertThat(cookie.getName()).isEqualTo("__Host-BYLAW_SESSION");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
    }

    @Test
    void aTrialWithoutHttpsKeepsAPlainNameThatBrowsersTake() {
        assertThat(customized(false).getName()).isEqualTo("BYLAW_SESSION");
    }

    @Test
    void whatIsShippedIsSecure() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/application.yaml")))
                .contains("secure: ${BYLAW_SECURE_COOKIES:true}", "http-only: true", "same-site: lax");
    }

    private static Cookie customized(boolean secure) {
        TomcatServletWebServerFactory server = new TomcatServletWebServerFactory();
        server.getSettings().getSession().getCookie().setName("BYLAW_SESSION");
        new SessionCookie(secure).customize(server);
        return server.getSettings().getSession().getCookie();
    }
}
