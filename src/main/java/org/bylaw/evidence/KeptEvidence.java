package org.bylaw.evidence;

import static org.bylaw.shared.Say.later;

import org.bylaw.shared.KeptData;
import org.bylaw.shared.KeptRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long the files of evidence are kept. */
@Configuration(proxyBeanMethods = false)
class KeptEvidence {

    @Bean
    KeptData oldEvidenceFiles(JdbcClient jdbc) {
        return new KeptRows(
                jdbc,
                "EVIDENCE_FILES",
                "retention_evidence_files",
                later("Files of evidence of closed reviews"),
                later(
                        "From the day the last review or correction that used the file was closed. The fingerprint stays. Commercial letters and vouchers: six to ten years (HGB, section 257)."));
    }
}
