package org.bylaw.notification;

import static org.bylaw.shared.Say.later;

import org.bylaw.shared.KeptData;
import org.bylaw.shared.KeptRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long mails are kept that were sent or given up. */
@Configuration(proxyBeanMethods = false)
class KeptMails {

    @Bean
    KeptData sentMails(JdbcClient jdbc) {
        return new KeptRows(
                jdbc,
                "MAILS",
                "retention_mails",
                later("Sent mails"),
                later(
                        "From the day a mail was sent or given up. They remind of what stands elsewhere; data minimisation (GDPR, article 5) speaks for a short time."));
    }
}
