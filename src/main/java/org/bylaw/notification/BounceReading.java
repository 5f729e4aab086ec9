package org.bylaw.notification;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.bylaw.notification.Bounces.Outcome;
import org.bylaw.shared.OutgoingCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox for bounces every few minutes, one node at a time. What is about a mail of ours is marked as seen; the rest
 * is left as it is, for people to look at.
 */
@Component
@EnableConfigurationProperties(BounceSettings.class)
class BounceReading {

    private static final Logger LOG = LoggerFactory.getLogger(BounceReading.class);

    /** A report with the whole mail that it is about is a fraction of this. */
    private static final int LARGEST = 1_000_000;

    /** Of one reading, so that it is over before its claim is; the next one goes on. */
    private static final int MOST = 500;

    private final BounceSettings settings;
    private final BounceBox box;
    private final Bounces bounces;
    private final OutgoingCalls calls;

    BounceReading(BounceSettings settings, BounceBox box, Bounces bounces, OutgoingCalls calls) {
        this.settings = settings;
        this.box = box;
        this.bounces = bounces;
        this.calls = calls;
    }

    @Scheduled(
            initialDelayString = "${bylaw.mail.bounces.every:PT3M}",
            fixedDelayString = "${bylaw.mail.bounces.every:PT3M}")
    void read() {
        if (settings.isOn()) {
            box.claim(settings.box()).ifPresent(this::readFrom);
        }
    }

    private void readFrom(BounceBox.Position start) {
        Progress progress = new Progress(start);
        Session session = session();
        try (Store store = session.getStore(protocol())) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            Folder folder = store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            try {
                read(folder, session, progress);
            } finally {
                // Not by try: that would remove for good what others have marked as deleted.
                folder.close(false);
            }
        } catch (MessagingException | IOException e) {
            LOG.warn(
                    "The mailbox for bounces, {}, cannot be read and is tried again: {}. Check BYLAW_BOUNCES_HOST and"
                            + " the settings beside it.",
                    settings,
                    e.getMessage());
        } finally {
            box.leave(settings.box(), progress.position);
            progress.log();
        }
    }

    private void read(Folder folder, Session session, Progress progress) throws MessagingException, IOException {
        UIDFolder uids = (UIDFolder) folder;
        progress.begin(uids.getUIDValidity());
        int read = 0;
        // Up to the last one: servers answer with that one even where it was read before.
        for (Message message : uids.getMessagesByUID(progress.position.lastUid() + 1, UIDFolder.LASTUID)) {
            long uid = uids.getUID(message);
            if (uid <= progress.position.lastUid()) {
                continue;
            }
            if (read++ == MOST) {
                return;
            }
            Outcome outcome = outcome(message, session);
            if (outcome != Outcome.NOT_OURS) {
                message.setFlag(Flags.Flag.SEEN, true);
            }
            progress.at(uid, outcome);
        }
    }

    /** Where the server is gone that is the end of this reading; where a mail is of no use, the next one is looked at. */
    private Outcome outcome(Message message, Session session) throws MessagingException, IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try {
            if (message.getSize() > LARGEST) {
                return Outcome.NOT_OURS;
            }
            message.writeTo(whole);
        } catch (MessageRemovedException gone) {
            return Outcome.NOT_OURS;
        }
        return report(whole.toByteArray(), session).map(bounces::take).orElse(Outcome.NOT_OURS);
    }

    /** Anybody may write to the mailbox whatever they like, and what no parser expected must not stop the reading. */
    private static Optional<DeliveryReport> report(byte[] mail, Session session) {
        try {
            return DeliveryReport.of(new MimeMessage(session, new ByteArrayInputStream(mail)));
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            LOG.debug("A mail in the mailbox for bounces makes no sense", unreadable);
            return Optional.empty();
        }
    }

    private String protocol() {
        return settings.encryption() == MailTls.IMPLICIT ? "imaps" : "imap";
    }

    private Session session() {
        String prefix = "mail." + protocol() + ".";
        Properties properties = new Properties();
        // To look at a mail does not mark it as seen.
        properties.setProperty(prefix + "peek", "true");
        settings.encryption().apply(properties, prefix, settings.host());
        properties.setProperty(prefix + "connectiontimeout", "5000");
        properties.setProperty(prefix + "timeout", "10000");
        properties.setProperty(prefix + "writetimeout", "10000");
        return MailDoor.throughTheDoor(properties, prefix, calls);
    }

    /** How far a reading came, and what it found. */
    private static final class Progress {

        private final Map<Outcome, Integer> found = new EnumMap<>(Outcome.class);
        private BounceBox.Position position;

        Progress(BounceBox.Position start) {
            position = start;
        }

        void begin(long uidValidity) {
            if (position.uidValidity() != uidValidity) {
                position = new BounceBox.Position(uidValidity, 0);
            }
        }

        void at(long uid, Outcome outcome) {
            position = new BounceBox.Position(position.uidValidity(), uid);
            found.merge(outcome, 1, Integer::sum);
        }

        void log() {
            if (!found.isEmpty()) {
                LOG.info(
                        "Read the mailbox for bounces: {} of our mails failed, {} reports without news, {} mails are"
                                + " not about mails of ours and stay as they are",
                        found.getOrDefault(Outcome.FAILED, 0),
                        found.getOrDefault(Outcome.NO_NEWS, 0),
                        found.getOrDefault(Outcome.NOT_OURS, 0));
            }
        }
    }
}
