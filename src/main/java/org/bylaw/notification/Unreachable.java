package org.bylaw.notification;

/**
 * Whom no mail reaches, as SQL over {@code person p}: who has no address, or one that a mail server called bad and that
 * neither the directory nor HR has put right since. Bylaw goes on asking such people, but sends nothing to a bad address: a
 * server that is told of it again and again takes the sender for a spammer, and then nobody's mail arrives. So their mails
 * wait and go out in one digest, once the address changes or HR says "try again".
 */
final class Unreachable {

    static final String WITHOUT_ADDRESS = "coalesce(p.email, '') = ''";

    /** Over {@code mail_problem x} as well. By comparing addresses a problem ends with the address it is about. */
    static final String PROBLEM = "x.person_id = p.id AND x.settled_at IS NULL AND lower(x.address) = lower(p.email)";

    static final String PERSON =
            "(" + WITHOUT_ADDRESS + " OR EXISTS (SELECT FROM mail_problem x WHERE " + PROBLEM + "))";

    private Unreachable() {}
}
