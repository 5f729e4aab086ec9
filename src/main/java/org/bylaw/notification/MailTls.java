package org.bylaw.notification;

import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/** How the way to a mail server is encrypted. The server's certificate has to be valid and its own in any case. */
enum MailTls {
    /** From the first byte on. */
    IMPLICIT,
    /** By STARTTLS; a server that does not offer it gets nothing, unless it is this very machine. */
    REQUIRED,
    /** By STARTTLS where the server offers it; whoever stands on the way can take the offer away. */
    OFFERED,
    NONE;

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    /**
     * What a setting says.
     *
     * @throws IllegalStateException with words for the operator where it says something else
     */
    static MailTls of(String setting, String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "implicit", "true" -> IMPLICIT;
            case "required", "false" -> REQUIRED;
            case "offered" -> OFFERED;
            case "none" -> NONE;
            default ->
                throw new IllegalStateException(
                        setting + " has to be required, implicit, offered or none, and not “" + value + "”.");
        };
    }

    /** @param prefix of the protocol, such as {@code mail.smtp.} */
    void apply(Properties mail, String prefix, String host) {
        boolean here = THIS_MACHINE.matcher(host).matches();
        mail.setProperty(prefix + "ssl.enable", String.valueOf(this == IMPLICIT));
        mail.setProperty(prefix + "starttls.enable", String.valueOf(this == REQUIRED || this == OFFERED));
        mail.setProperty(prefix + "starttls.required", String.valueOf(this == REQUIRED && !here));
        mail.setProperty(prefix + "ssl.checkserveridentity", "true");
        mail.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
    }
}
