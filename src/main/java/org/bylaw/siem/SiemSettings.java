package org.bylaw.siem;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who gets the trail. Secrets stand in the environment only, never in the database.
 *
 * @param start where a receiver that is new begins
 */
@ConfigurationProperties("bylaw.siem")
record SiemSettings(
        @DefaultValue("beginning") Start start,
        @DefaultValue Splunk splunk,
        @DefaultValue Syslog syslog) {

    /** Where a new receiver begins. */
    enum Start {
        BEGINNING,
        NOW
    }

    /**
     * Splunk's HTTP Event Collector.
     *
     * @param url https://host:8088; blank where there is none
     * @param ack whether the collector has to confirm that what it took is stored
     * @param ca a file with the certificate to trust, or that certificate itself (PEM); blank for those that Java trusts
     * @param clientCert a file or PEM; blank where the collector asks for no certificate
     */
    record Splunk(
            @DefaultValue("") String url,
            @DefaultValue("") String token,
            @DefaultValue("") String index,
            @DefaultValue("bylaw") String source,
            @DefaultValue("bylaw-audit") String sourcetype,
            @DefaultValue("false") boolean ack,
            @DefaultValue("") String ca,
            @DefaultValue("") String clientCert,
            @DefaultValue("") String clientKey,
            @DefaultValue("json") String format) {

        /** Token and key are nobody's business in a log. */
        @Override
        public String toString() {
            return url;
        }
    }

    /**
     * A receiver of syslog.
     *
     * @param host blank where there is none
     * @param clientCert a file or PEM; blank where the receiver asks for no certificate
     */
    record Syslog(
            @DefaultValue("") String host,
            @DefaultValue("6514") int port,
            @DefaultValue("true") boolean tls,
            @DefaultValue("") String ca,
            @DefaultValue("") String clientCert,
            @DefaultValue("") String clientKey,
            @DefaultValue("cef") String format) {

        /** The key is nobody's business in a log. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
