package org.bylaw.siem.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;

/** How to set up each kind of receiver: what to do there, what to set here, and how to see that it works. */
class SetUpHelp extends Section {

    SetUpHelp() {
        add(
                new H2(say("How to set up a receiver")),
                new Paragraph(
                        say("The settings stand where Bylaw is started, and count from its next start. Every field"
                                + " of an event, and more about each receiver, is in src/docs/security/siem.md,"
                                + " which comes with Bylaw.")),
                new NativeDetails("Splunk", splunk()),
                new NativeDetails("LogRhythm", logRhythm()),
                new NativeDetails("rsyslog", rsyslog()),
                new NativeDetails(say("Where the receiver asks for a certificate"), certificate()));
    }

    private static OrderedList splunk() {
        return steps(
                new ListItem(say("In Splunk, under Settings, Data inputs, HTTP Event Collector: make a token with"
                        + " indexer acknowledgement and let it write to an index.")),
                settings("""
                    BYLAW_SIEM_SPLUNK_URL=https://splunk.example.org:8088
                    BYLAW_SIEM_SPLUNK_TOKEN=…
                    BYLAW_SIEM_SPLUNK_INDEX=bylaw
                    BYLAW_SIEM_SPLUNK_ACK=true
                    BYLAW_SIEM_SPLUNK_CA=/run/secrets/splunk-ca.pem\
                    """),
                look("sourcetype=bylaw-audit act=SiemTested"));
    }

    private static OrderedList logRhythm() {
        return steps(
                new ListItem(say("In LogRhythm: a System Monitor with its secure syslog listener on port 6514, and for"
                        + " Bylaw's address a log source that reads CEF.")),
                settings("""
                    BYLAW_SIEM_SYSLOG_HOST=sysmon.example.org
                    BYLAW_SIEM_SYSLOG_PORT=6514
                    BYLAW_SIEM_SYSLOG_CA=/run/secrets/logs-ca.pem
                    BYLAW_SIEM_SYSLOG_FORMAT=cef\
                    """),
                look("SiemTested"));
    }

    private static OrderedList rsyslog() {
        ListItem there = new ListItem(say("Where rsyslog runs, with the package rsyslog-openssl:"));
        there.add(code("""
            global(maxMessageSize="128k" defaultNetstreamDriverCAFile="ca.pem"
                   defaultNetstreamDriverCertFile="server.crt" defaultNetstreamDriverKeyFile="server.key")
            module(load="imtcp" streamDriver.name="ossl" streamDriver.mode="1" streamDriver.authMode="anon")
            input(type="imtcp" port="6514" ruleset="bylaw")
            ruleset(name="bylaw") { action(type="omfile" file="/var/log/bylaw.log") }\
            """));
        return steps(there, settings("""
            BYLAW_SIEM_SYSLOG_HOST=logs.example.org
            BYLAW_SIEM_SYSLOG_CA=/run/secrets/logs-ca.pem
            BYLAW_SIEM_SYSLOG_FORMAT=json\
            """), look("grep SiemTested /var/log/bylaw.log"));
    }

    private static Component certificate() {
        Section section = new Section();
        section.add(
                new Paragraph(
                        say("Bylaw shows the one that is set: as PEM or as a file of it, the key as PKCS#8 without"
                                + " a password.")),
                code("""
                    BYLAW_SIEM_SYSLOG_CLIENT_CERT=/run/secrets/bylaw.crt
                    BYLAW_SIEM_SYSLOG_CLIENT_KEY=/run/secrets/bylaw.key
                    BYLAW_SIEM_SPLUNK_CLIENT_CERT=/run/secrets/bylaw.crt
                    BYLAW_SIEM_SPLUNK_CLIENT_KEY=/run/secrets/bylaw.key\
                    """));
        return section;
    }

    private static OrderedList steps(ListItem... steps) {
        return new OrderedList(steps);
    }

    private static ListItem settings(String lines) {
        ListItem item = new ListItem(
                say("Here; a receiver in the private network needs its addresses in BYLAW_OUTGOING_PRIVATE as well:"));
        item.add(code(lines));
        return item;
    }

    private static ListItem look(String what) {
        ListItem item = new ListItem(say("Send a test event on this page, and look for it there:"));
        item.add(code(what));
        return item;
    }

    private static Pre code(String lines) {
        return new Pre(lines);
    }
}
