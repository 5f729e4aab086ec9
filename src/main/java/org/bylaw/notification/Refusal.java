package org.bylaw.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.mail.MailSendException;

/** Tells a recipient who is refused for good from a server that is away, busy, or will not take mail from us. */
final class Refusal {

    /** About the conversation or our login, and not about the recipient. */
    private static final Set<Integer> ABOUT_US = Set.of(500, 502, 503, 504, 530, 534, 535, 538);

    /**
     * Also about us, whatever the code: a server that relays nothing for Bylaw, or a policy against the sender, would say so
     * of everybody, and one wrong setting would mark all addresses as bad. Such mails go on waiting, on the Operations page.
     */
    private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d|\\brelay", Pattern.CASE_INSENSITIVE);

    private Refusal() {}

    /** What the server said where it refused the recipient for good, or what is wrong with the form of the address. */
    static Optional<String> of(Exception failure, String address) {
        if (failure instanceof AddressException malformed) {
            return address.equals(malformed.getRef()) ? words(malformed) : Optional.empty();
        }
        Stream<? extends Exception> causes = failure instanceof MailSendException sending
                ? sending.getFailedMessages().values().stream()
                : Stream.of(failure);
        return causes.flatMap(Refusal::chain)
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(SMTPAddressFailedException.class::cast)
                .filter(Refusal::isForGood)
                .findFirst()
                .flatMap(Refusal::words);
    }

    private static Stream<Exception> chain(Exception first) {
        return Stream.iterate(
                first,
                next -> next != null,
                next -> next instanceof MessagingException messaging ? messaging.getNextException() : null);
    }

    private static boolean isForGood(SMTPAddressFailedException refused) {
        int code = refused.getReturnCode();
        return code >= 500
                && code < 600
                && !ABOUT_US.contains(code)
                && !POLICY.matcher(String.valueOf(refused.getMessage())).find();
    }

    private static Optional<String> words(Exception refused) {
        return Optional.of(String.valueOf(refused.getMessage()).strip());
    }
}
