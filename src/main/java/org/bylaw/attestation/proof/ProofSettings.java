package org.bylaw.attestation.proof;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an organisation may set about what it hands out as proof.
 *
 * @param organisation its name on receipts and proofs; left out where it is empty
 * @param exportDays how many days the file of an export can be fetched
 */
@ConfigurationProperties("bylaw.proof")
record ProofSettings(
        @DefaultValue("") String organisation,
        @DefaultValue("7") int exportDays) {}
