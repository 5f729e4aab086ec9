package org.bylaw.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Properties;
import org.bylaw.shared.OutgoingCalls;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@ModuleTest
class MailDoorTest {

    @Autowired
    private OutgoingCalls calls;

    @Autowired
    private JavaMailSender mail;

    @Test
    void mailsGoThroughTheDoor() {
        assertThat(((JavaMailSenderImpl) mail).getJavaMailProperties())
                .containsKey("mail.smtp.socketFactory")
                .containsEntry("mail.smtp.socketFactory.fallback", "false");
    }

    /** By its address, which is another name than the one in the settings. */
    @ParameterizedTest
    @ValueSource(strings = {"imap", "imaps", "smtp"})
    void aServerThatNoSettingNamesIsNotReached(String protocol) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            server.setSoTimeout(200);
            Session session =
                    MailDoor.throughTheDoor(new Properties(), "mail." + protocol + ".", calls, Duration.ofSeconds(10));
            assertThatThrownBy(() -> {
                        if (protocol.equals("smtp")) {
                            session.getTransport(protocol)
                                    .connect("127.0.0.1", server.getLocalPort(), "user", "password");
                        } else {
                            Store store = session.getStore(protocol);
                            store.connect("127.0.0.1", server.getLocalPort(), "user", "password");
                        }
                    })
                    .hasStackTraceContaining("no setting names it");
            assertThatThrownBy(server::accept).as("nobody knocked").hasMessageContaining("timed out");
        }
    }
}
