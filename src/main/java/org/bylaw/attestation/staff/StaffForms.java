package org.bylaw.attestation.staff;

import org.bylaw.security.FormPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where staff send what they entered. */
@Configuration(proxyBeanMethods = false)
class StaffForms {

    @Bean
    FormPages formsOfStaff() {
        return new FormPages("/attest/{campaign}/{version}/{act}");
    }
}
