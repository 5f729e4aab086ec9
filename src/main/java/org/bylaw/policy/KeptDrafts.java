package org.bylaw.policy;

import static org.bylaw.shared.Say.later;

import org.bylaw.shared.KeptData;
import org.bylaw.shared.KeptRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long drafts are kept that were discarded. */
@Configuration(proxyBeanMethods = false)
class KeptDrafts {

    @Bean
    KeptData discardedDrafts(JdbcClient jdbc) {
        return new KeptRows(
                jdbc,
                "DISCARDED_DRAFTS",
                "retention_discarded_drafts",
                later("Discarded drafts and the files they came from"),
                later("From the day a draft was discarded. It was never in force; nothing asks for it."));
    }
}
