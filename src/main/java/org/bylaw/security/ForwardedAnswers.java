package org.bylaw.security;

import org.apache.catalina.Context;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets Tomcat end the answer of a forward through the wrappers around it. By itself it ends the answer past them; Spring
 * Security, which writes its headers when an answer is sent, then came too late for Vaadin's pages, which are all reached by
 * a forward.
 */
@Component
class ForwardedAnswers implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addContextCustomizers(ForwardedAnswers::endThroughWrappers);
    }

    private static void endThroughWrappers(Context context) {
        context.setSuspendWrappedResponseAfterForward(false);
    }
}
