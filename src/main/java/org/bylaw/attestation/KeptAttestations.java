package org.bylaw.attestation;

import static org.bylaw.shared.Say.later;

import org.bylaw.shared.KeptData;
import org.bylaw.shared.KeptRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long answers and attestations are kept. */
@Configuration(proxyBeanMethods = false)
class KeptAttestations {

    @Bean
    KeptData oldQuizAttempts(JdbcClient jdbc) {
        return new KeptRows(
                jdbc,
                "QUIZ_ATTEMPTS",
                "retention_quiz_attempts",
                later("Answers to the questions of campaigns"),
                later(
                        "From the answer on, once the campaign is closed. Who passed stays with the attestation; single answers are about a person and go early (GDPR, article 5)."));
    }

    @Bean
    KeptData oldAttestations(JdbcClient jdbc) {
        return new KeptRows(
                jdbc,
                "ATTESTATIONS",
                "retention_attestations",
                "over_at",
                later("Attestations of versions that were superseded"),
                later(
                        "From the day the version was superseded or retired. They prove instruction; ten years cover the longest limitation period of most claims (BGB, section 199)."));
    }
}
