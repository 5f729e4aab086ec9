package org.bylaw.notification;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import org.bylaw.shared.OutgoingCalls;
import org.bylaw.shared.OutgoingHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Makes mail go through the one door to other machines: to the mail server and the mailbox that the settings name. */
@Configuration(proxyBeanMethods = false)
class MailDoor {

    private static final String SMTP = "mail.smtp.";

    /** From the connection to the good-bye. */
    static final Duration LONGEST_MAIL = Duration.ofSeconds(45);

    /** Test servers get a port of their own after the start, so the host alone counts; it normally stands inside. */
    @Bean
    OutgoingHost mailServer(@Value("${spring.mail.host:}") String host) {
        return new OutgoingHost(host, 0, OutgoingHost.Reach.INSIDE);
    }

    @Bean
    OutgoingHost bounceServer(@Value("${bylaw.mail.bounces.host:}") String host) {
        return new OutgoingHost(host, 0, OutgoingHost.Reach.INSIDE);
    }

    @Bean
    static BeanPostProcessor mailThroughTheDoor(ObjectProvider<OutgoingCalls> calls, Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JavaMailSenderImpl sender) {
                    lead(sender.getJavaMailProperties(), SMTP, calls.getObject(), LONGEST_MAIL);
                    MailTls.of("BYLAW_SMTP_TLS", environment.getProperty("bylaw.mail.tls", "required"))
                            .apply(sender.getJavaMailProperties(), SMTP, String.valueOf(sender.getHost()));
                }
                return bean;
            }
        };
    }

    /** The same for a session of another protocol, before it connects. */
    static Session throughTheDoor(Properties properties, String prefix, OutgoingCalls calls, Duration most) {
        lead(properties, prefix, calls, most);
        return Session.getInstance(properties);
    }

    private static void lead(Properties properties, String prefix, OutgoingCalls calls, Duration most) {
        properties.put(prefix + "socketFactory", calls.sockets(most));
        // Otherwise a refused connection is tried again past the door.
        properties.put(prefix + "socketFactory.fallback", "false");
    }
}
