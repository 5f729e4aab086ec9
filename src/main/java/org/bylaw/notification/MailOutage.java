package org.bylaw.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.bylaw.shared.OutgoingRefused;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** What is wrong with a mail server that gives no answer about the mail at hand: it would be the same for every other mail. */
enum MailOutage {
    /** The door to other machines does not let it be called. */
    NOT_ALLOWED,
    /** No name server knows it. */
    NO_ADDRESS,
    /** Nobody takes the connection. */
    UNREACHABLE,
    /** It takes the connection and then says nothing, or very slowly. */
    SILENT,
    /** The encryption fails. */
    TLS,
    /** It does not accept Bylaw's user or password. */
    LOGIN,
    /** It closes the connection in the middle, or says what no mail server says. */
    ODD;

    /** Empty where the server answered about this one mail, or the mail itself makes no sense. */
    static Optional<MailOutage> of(Exception failure) {
        Set<Throwable> causes = new LinkedHashSet<>();
        collect(failure, causes);
        boolean answered = causes.stream()
                .anyMatch(cause -> cause instanceof SendFailedException || cause instanceof ParseException);
        boolean conversation =
                causes.stream().anyMatch(cause -> cause instanceof IOException || cause instanceof MessagingException);
        if (answered || !conversation && !(failure instanceof MailAuthenticationException)) {
            return Optional.empty();
        }
        return Optional.of(
                causes.stream().flatMap(MailOutage::meant).findFirst().orElse(ODD));
    }

    private static Stream<MailOutage> meant(Throwable cause) {
        return switch (cause) {
            case OutgoingRefused refused -> Stream.of(NOT_ALLOWED);
            case AuthenticationFailedException login -> Stream.of(LOGIN);
            case MailAuthenticationException login -> Stream.of(LOGIN);
            case UnknownHostException unknown -> Stream.of(NO_ADDRESS);
            case ConnectException refused -> Stream.of(UNREACHABLE);
            case NoRouteToHostException far -> Stream.of(UNREACHABLE);
            case SocketTimeoutException silent -> Stream.of(SILENT);
            case SSLException tls -> Stream.of(TLS);
            // Cut off by the limit for the whole conversation.
            case SocketException cut when "Socket closed".equals(cut.getMessage()) -> Stream.of(SILENT);
            default -> Stream.empty();
        };
    }

    /** The libraries hide causes in three places. */
    private static void collect(Throwable failure, Set<Throwable> causes) {
        if (!causes.add(failure)) {
            return;
        }
        List<Throwable> next = new ArrayList<>();
        if (failure.getCause() != null) {
            next.add(failure.getCause());
        }
        if (failure instanceof MessagingException messaging && messaging.getNextException() != null) {
            next.add(messaging.getNextException());
        }
        if (failure instanceof MailSendException sending) {
            next.addAll(List.of(sending.getMessageExceptions()));
        }
        next.forEach(each -> collect(each, causes));
    }
}
