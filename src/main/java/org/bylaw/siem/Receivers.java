package org.bylaw.siem;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.bylaw.shared.OutgoingCalls;
import org.bylaw.shared.OutgoingHost;
import org.bylaw.shared.OutgoingHttp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Makes the receivers that the settings name, and lets them be called. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SiemSettings.class)
class Receivers {

    private static final Logger LOG = LoggerFactory.getLogger(Receivers.class);

    /** As a bean of its own, since a bean that is a list would be taken apart. */
    record All(List<Receiver> list) {}

    @Bean
    OutgoingHost splunkHost(SiemSettings settings) {
        try {
            URI url = URI.create(settings.splunk().url().strip());
            return new OutgoingHost(
                    Objects.requireNonNullElse(url.getHost(), ""),
                    url.getPort() < 0 ? 443 : url.getPort(),
                    OutgoingHost.Reach.OUTSIDE);
        } catch (IllegalArgumentException noAddress) {
            return new OutgoingHost("", 0, OutgoingHost.Reach.OUTSIDE);
        }
    }

    @Bean
    OutgoingHost syslogHost(SiemSettings settings) {
        return new OutgoingHost(settings.syslog().host(), settings.syslog().port(), OutgoingHost.Reach.OUTSIDE);
    }

    @Bean
    All siemReceivers(
            SiemSettings settings,
            OutgoingCalls calls,
            OutgoingHttp http,
            SplunkEnvelope envelope,
            CefForm cef,
            JsonForm jsonForm,
            OcsfForm ocsf,
            Sender sender,
            JsonMapper json,
            Clock clock) {
        List<Receiver> all = new ArrayList<>();
        SiemSettings.Splunk splunk = settings.splunk();
        if (!splunk.url().isBlank()) {
            all.add(made("splunk", splunk.toString(), splunk.format(), () -> {
                form(splunk.format(), "BYLAW_SIEM_SPLUNK_FORMAT", null, jsonForm, ocsf);
                return new SplunkReceiver(splunk, http, envelope, json, clock);
            }));
        }
        SiemSettings.Syslog syslog = settings.syslog();
        if (!syslog.host().isBlank()) {
            all.add(made(
                    "syslog",
                    syslog.toString(),
                    syslog.format(),
                    () -> new SyslogReceiver(
                            syslog,
                            calls,
                            form(syslog.format(), "BYLAW_SIEM_SYSLOG_FORMAT", cef, jsonForm, ocsf),
                            sender)));
        }
        return new All(List.copyOf(all));
    }

    private static EventForm form(String format, String setting, @Nullable CefForm cef, JsonForm json, OcsfForm ocsf) {
        if (format.equals("cef") && cef != null) {
            return cef;
        }
        return switch (format) {
            case "json" -> json;
            case "ocsf" -> ocsf;
            default ->
                throw new IllegalArgumentException(
                        setting + " has to be " + (cef == null ? "" : "cef, ") + "json or ocsf");
        };
    }

    private static Receiver made(String name, String where, String format, Supplier<Receiver> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException wrong) {
            LOG.error("The SIEM receiver {} is set up wrongly and gets nothing: {}", name, wrong.getMessage());
            return new BrokenReceiver(name, where, format, String.valueOf(wrong.getMessage()));
        }
    }
}
