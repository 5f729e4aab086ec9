package org.bylaw.run.story;

import static org.bylaw.policy.ChangeKind.MAJOR;

import java.time.LocalDate;
import java.util.Set;

/** What people are working on today: drafts, consultations, approvals, a signature that is missing. */
final class UnderWay extends Chapter {

    UnderWay(Timeline timeline, Desk desk) {
        super(timeline, desk);
    }

    @Override
    void plan() {
        accessControl();
        classification();
        incidents();
        mobileWork();
        suppliers();
        cryptography();
        absences();
    }

    /** Version 1.0 is in force; the draft of 2.0 is in consultation, with comments that wait for an answer. */
    private void accessControl() {
        Paper paper = new Paper("access-control");
        String passkey = "passkey, tied to the device";
        String quarterly = "every three months | the manager";
        on(225, "09:20", () -> who("julia.fischer").begins(paper));
        on(222, "15:10", () -> who("julia.fischer").finishes(paper));
        on(220, "10:00", () -> who("lena.strand").submits(paper));
        on(219, "08:45", () -> who("erik.falk").approves(paper, ""));
        on(216, "13:35", () -> who("jonas.berg").approves(paper, "As discussed after the penetration test."));
        on(215, "10:50", () -> who("petra.lindqvist").approves(paper, ""));
        attest(paper, 215, 7, staff(Set.of("IT Operations", "Information Security")));

        on(12, "09:45", () -> who("julia.fischer")
                .revises(paper, MAJOR, "Passkeys instead of passwords, shorter sessions for administrators"));
        on(11, "14:20", () -> who("julia.fischer").changes(paper, "password of 12 characters or more", passkey));
        on(10, "10:35", () -> who("julia.fischer")
                .changes(
                        paper,
                        "| Privileged | password of 16 characters and a code from the phone | 1 hour | 5 wrong attempts |",
                        "| Privileged | passkey on a security key of its own | 30 minutes | 3 wrong attempts |"));
        on(10, "11:05", () -> who("julia.fischer").changes(paper, "every six months | the manager", quarterly));
        on(6, "09:30", () -> who("lena.strand")
                .consults(
                        paper,
                        timeline().today().plusDays(6),
                        "karin.nyberg",
                        "yusuf.demir",
                        "marek.novak",
                        "henrik.dahl"));
        on(5, "10:15", () -> who("yusuf.demir")
                .comments(
                        paper, passkey, "What about the three meeting-room computers? They have no owner and no TPM."));
        on(
                4,
                "15:25",
                () -> who("lena.strand")
                        .answers(
                                paper,
                                passkey,
                                "They get a guest account without access to anything internal. Shall we write that down here?"));
        on(4, "11:40", () -> who("marek.novak")
                .comments(
                        paper,
                        "Administration happens from a hardened workstation or through the jump host",
                        "The cloud consoles have no jump host. I would add “or the managed browser profile”."));
        on(3, "16:30", () -> who("marek.novak").hasNoMoreComments(paper));
        on(2, "09:55", () -> who("henrik.dahl")
                .comments(
                        paper,
                        quarterly,
                        "Four times a year is a lot for managers of large teams. Is there a finding behind it?"));
    }

    /** Approved by all whom it needs, and waiting for management's signature; a substitute decided for the owner's manager. */
    private void classification() {
        Paper paper = new Paper("information-classification");
        on(40, "10:30", () -> who("mira.holm").begins(paper));
        on(37, "11:20", () -> who("mira.holm").finishes(paper));
        on(19, "09:10", () -> who("jonas.berg")
                .isAway(timeline().workday(18), timeline().workday(11), "tomas.ek"));
        on(18, "13:45", () -> who("karin.nyberg").submits(paper));
        on(16, "10:20", () -> who("tomas.ek")
                .approves(paper, "Jonas and I went through the table on handling together."));
        on(12, "15:30", () -> who("ines.moreau")
                .approves(paper, "The retention periods match what the auditors expect."));
        on(6, "09:00", () -> who("henrik.dahl").approves(paper, ""));
    }

    /** In its first round of approval. */
    private void incidents() {
        Paper paper = new Paper("incident-response");
        on(21, "10:45", () -> who("mira.holm").begins(paper));
        on(18, "16:10", () -> who("mira.holm").finishes(paper));
        on(8, "09:50", () -> who("mira.holm")
                .changes(paper, "Five people share the duty", "Six people share the duty"));
        on(7, "11:10", () -> who("jonas.berg").submits(paper));
        on(3, "09:05", () -> who("erik.falk").approves(paper, "I will lead in a crisis, and have told my family."));
    }

    /** In its second round, after changes were requested in the first. */
    private void mobileWork() {
        Paper paper = new Paper("mobiles-arbeiten");
        on(43, "09:30", () -> who("leonie.krause").begins(paper));
        on(40, "15:45", () -> who("leonie.krause").finishes(paper));
        on(27, "10:15", () -> who("petra.lindqvist").submits(paper));
        on(26, "13:10", () -> who("erik.falk").approves(paper, ""));
        on(
                23,
                "17:20",
                () -> who("henrik.dahl")
                        .requestsChanges(
                                paper,
                                "Zwanzig Tage aus dem EU-Ausland sind zu viel: Ab fünfzehn Tagen hätten wir in Tschechien eine Betriebsstätte zu prüfen. Bitte auf zehn senken und die Anmeldung verlängern."));
        on(19, "09:40", () -> who("leonie.krause")
                .changes(
                        paper,
                        "an bis zu\nzwanzig Tagen im Jahr möglich und wird zwei Wochen vorher",
                        "an bis zu\nzehn Tagen im Jahr möglich und wird vier Wochen vorher"));
        on(6, "10:30", () -> who("petra.lindqvist").submits(paper));
        on(4, "08:55", () -> who("erik.falk").approves(paper, ""));
        on(2, "14:05", () -> who("tomas.ek")
                .approves(paper, "Gut lesbar, und der Teil zu den Netzen passt zu unseren Regeln."));
    }

    /** Approved and signed, and in force from a day to come. */
    private void suppliers() {
        Paper paper = new Paper("supplier-security");
        LocalDate inForce = timeline().today().plusDays(3).withDayOfMonth(1).plusMonths(1);
        on(36, "11:00", () -> who("ben.hoffmann").begins(paper));
        on(33, "16:35", () -> who("ben.hoffmann").finishes(paper));
        on(31, "10:25", () -> who("david.olsen").submits(paper, inForce));
        on(29, "09:10", () -> who("ines.moreau").approves(paper, ""));
        on(25, "15:15", () -> who("tomas.ek").approves(paper, "The four tiers are those of our risk register."));
        on(22, "11:50", () -> who("lena.strand").approves(paper, ""));
        on(14, "10:40", () -> who("astrid.lund").signs(paper, "Contracts of tier 1 come to me, please."));
    }

    /** A draft that two people write together. */
    private void cryptography() {
        Paper paper = new Paper("cryptography");
        String cost = "bcrypt with cost 12";
        on(9, "13:30", () -> who("mira.holm").begins(paper));
        on(9, "13:45", () -> who("mira.holm").writesWith(paper, "yusuf.demir", "karin.nyberg"));
        on(7, "16:20", () -> who("mira.holm").finishes(paper));
        on(5, "11:35", () -> who("yusuf.demir").changes(paper, cost, "bcrypt with cost 13"));
        on(4, "09:15", () -> who("yusuf.demir")
                .comments(
                        paper,
                        "Root of our certificate authority",
                        "Ten years is what the old one has. Do we want shorter ones with automation?"));
        on(2, "15:50", () -> who("mira.holm")
                .changes(
                        paper,
                        "An expired certificate is\nan incident of level 1.",
                        "An expired certificate is\nan incident of level 1, and is looked into like one."));
        on(1, "10:05", () -> who("yusuf.demir")
                .changes(
                        paper,
                        "A scanner looks for them with each change.",
                        "A scanner looks for them with each change and stops it."));
    }

    private void absences() {
        LocalDate today = timeline().today();
        on(4, "12:00", () -> who("petra.lindqvist").isAway(today.plusDays(20), today.plusDays(34), "samuel.klein"));
        on(2, "16:45", () -> who("henrik.dahl").isAway(today, today.plusDays(7), "ines.moreau"));
    }
}
