package org.bylaw.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails introduce themselves.
 *
 * @param from the sender's address
 * @param contact whom to ask, named at the foot of each mail
 */
@ConfigurationProperties("bylaw.mail")
record MailSettings(
        @DefaultValue("bylaw@localhost") String from,
        @DefaultValue("your compliance team") String contact) {}
