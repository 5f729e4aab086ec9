package org.bylaw.run.story;

import static org.bylaw.policy.ChangeKind.MAJOR;
import static org.bylaw.policy.ChangeKind.MINOR;
import static org.bylaw.review.ReviewOutcome.REAFFIRM;
import static org.bylaw.review.ReviewOutcome.RETIRE;

import java.util.Set;
import org.bylaw.policy.CommentThread;

/** What is in force, or was: attested, asked about at present, superseded, due for review. */
final class InForce extends Chapter {

    private static final Set<String> EVERYONE = Set.of();

    InForce(Timeline timeline, Desk desk) {
        super(timeline, desk);
    }

    @Override
    void plan() {
        securityPolicy();
        acceptableUse();
        backups();
        clearDesk();
        passwords();
        dataProtection();
    }

    /** The first edition was attested by nearly all; the second one replaced it in autumn. */
    private void securityPolicy() {
        Paper paper = new Paper("information-security-policy");
        String share = "A serious incident is recognised within one working day";
        on(285, "09:10", () -> who("mira.holm").begins(paper));
        on(283, "15:40", () -> who("mira.holm").finishes(paper));
        on(282, "10:05", () -> who("karin.nyberg")
                .consults(paper, timeline().workday(274), "henrik.dahl", "lena.strand", "petra.lindqvist"));
        on(279, "11:20", () -> who("lena.strand")
                .comments(paper, share, "Is that realistic at weekends? We are on call for the portal only."));
        on(278, "09:00", () -> who("karin.nyberg")
                .answers(paper, share, "A working day, so Monday counts for Saturday. I leave it as it is."));
        on(278, "09:01", () -> who("karin.nyberg").closes(paper, share, CommentThread.State.ANSWERED));
        on(278, "14:30", () -> who("lena.strand").hasNoMoreComments(paper));
        on(277, "16:15", () -> who("petra.lindqvist").hasNoMoreComments(paper));
        on(276, "08:50", () -> who("henrik.dahl").hasNoMoreComments(paper));
        on(274, "13:00", () -> who("jonas.berg").approves(paper, "Short and clear. Thank you."));
        on(271, "09:25", () -> who("tomas.ek").approves(paper, ""));
        on(269, "17:05", () -> who("henrik.dahl").approves(paper, "In line with our contracts."));
        on(267, "10:30", () -> who("astrid.lund").signs(paper, "I stand behind every line of it."));
        attest(paper, 267, 9, staff(EVERYONE, "jan.kral", "tereza.mala"));

        on(84, "09:30", () -> who("mira.holm")
                .revises(
                        paper,
                        MAJOR,
                        "Remote control of devices, quarterly targets, deputies, artificial intelligence"));
        on(79, "16:20", () -> who("mira.holm").writes(paper, "information-security-policy-2"));
        on(76, "10:10", () -> who("karin.nyberg").submits(paper));
        on(75, "14:45", () -> who("jonas.berg").approves(paper, ""));
        on(73, "09:40", () -> who("lena.strand")
                .approves(paper, "The new availability target is agreed with the team."));
        on(72, "15:15", () -> who("ines.moreau").approves(paper, ""));
        on(70, "11:00", () -> who("astrid.lund").signs(paper, "Agreed in the management meeting."));
        on(69, "12:10", () -> who("oskar.lindh")
                .declines(paper, "I do not understand what the part on remote commands means for my work."));
        attest(paper, 70, 12, staff(EVERYONE, "oskar.lindh", "pavel.dvorak"));
        on(62, "10:20", () -> who("oskar.lindh").attests(paper));
    }

    /** The campaign that HR is busy with: most have attested, some are late, two said no. */
    private void acceptableUse() {
        Paper paper = new Paper("acceptable-use");
        String updates = "A device that is more than fourteen days behind loses access";
        on(33, "10:40", () -> who("leonie.krause").begins(paper));
        on(31, "11:55", () -> who("leonie.krause").finishes(paper));
        on(30, "09:20", () -> who("karin.nyberg")
                .consults(paper, timeline().workday(22), "julia.fischer", "greta.lauren", "samuel.klein"));
        on(28, "14:10", () -> who("julia.fischer")
                .comments(
                        paper,
                        updates,
                        "Colleagues on parental leave come back to a locked laptop. Can we say how they get in?"));
        on(27, "10:30", () -> who("leonie.krause")
                .answers(
                        paper,
                        updates,
                        "Good point: the service desk brings it up to date first. That is how it works already."));
        on(27, "10:31", () -> who("leonie.krause").closes(paper, updates, CommentThread.State.ANSWERED));
        on(26, "16:00", () -> who("julia.fischer").hasNoMoreComments(paper));
        on(25, "09:15", () -> who("samuel.klein").hasNoMoreComments(paper));
        on(23, "11:45", () -> who("greta.lauren").hasNoMoreComments(paper));
        on(21, "10:00", () -> who("jonas.berg").approves(paper, ""));
        on(18, "13:20", () -> who("petra.lindqvist").approves(paper, "The works council has seen it too."));
        on(17, "09:35", () -> who("lena.strand").approves(paper, ""));
        on(13, "15:50", () -> who("erik.falk").signs(paper, ""));
        on(11, "09:05", () -> who("max.schulz")
                .declines(paper, "I use my own phone for the shift plan because I was never given one. What now?"));
        on(9, "14:25", () -> who("alma.persson")
                .declines(paper, "I was on sick leave and want to talk to my manager first."));
        on(8, "10:10", () -> who("petra.lindqvist").excuses(paper, "On parental leave until spring.", "emma.sjoberg"));
        attest(
                paper,
                13,
                9,
                staff(
                        EVERYONE,
                        "max.schulz",
                        "alma.persson",
                        "sofia.wik",
                        "jan.kral",
                        "tereza.mala",
                        "hanna.koch",
                        "pavel.dvorak",
                        "emma.sjoberg",
                        "anton.berglund",
                        "lucie.svoboda"));
    }

    /** Its review is due this week. */
    private void backups() {
        Paper paper = new Paper("datensicherung");
        on(275, "13:30", () -> who("julia.fischer").begins(paper));
        on(272, "16:45", () -> who("julia.fischer").finishes(paper));
        on(270, "09:50", () -> who("lena.strand").submits(paper));
        on(266, "11:15", () -> who("erik.falk").approves(paper, ""));
        on(263, "10:10", () -> who("jonas.berg").approves(paper, "Die Proben sind der wichtigste Teil."));
        on(260, "14:00", () -> who("tomas.ek").approves(paper, ""));
        attest(paper, 260, 6, staff(Set.of("IT Operations")));
    }

    /** Its review is overdue, and HR has asked one department again after a move. */
    private void clearDesk() {
        Paper paper = new Paper("clear-desk");
        on(152, "10:20", () -> who("william.ross").begins(paper));
        on(149, "15:05", () -> who("william.ross").finishes(paper));
        on(147, "09:30", () -> who("karin.nyberg").submits(paper));
        on(144, "10:45", () -> who("jonas.berg").approves(paper, ""));
        on(139, "14:15", () -> who("petra.lindqvist").approves(paper, "The works council agrees to the walks."));
        attest(paper, 139, 10, staff(EVERYONE));
        on(5, "09:00", () -> who("petra.lindqvist")
                .asksAgain(
                        paper,
                        "customer-care",
                        timeline().today().plusDays(9),
                        "After the move to the new floor, please read once more what holds there."));
        attest(
                paper,
                5,
                4,
                staff(Set.of("Customer Care"), "sofia.wik", "tereza.mala", "hanna.koch", "jan.kral", "oskar.lindh"));
    }

    /** Retired, since the standard on access control says it all. */
    private void passwords() {
        Paper paper = new Paper("passwords");
        on(256, "09:40", () -> who("julia.fischer").begins(paper));
        on(254, "13:25", () -> who("julia.fischer").finishes(paper));
        on(253, "10:00", () -> who("lena.strand").submits(paper));
        on(251, "16:10", () -> who("erik.falk").approves(paper, ""));
        on(246, "11:30", () -> who("tomas.ek").approves(paper, ""));
        attest(paper, 246, 9, staff(EVERYONE, "freya.moller"));
        on(
                122,
                "10:50",
                () -> who("lena.strand")
                        .reviews(
                                paper,
                                RETIRE,
                                "The Access Control Standard says what is binding, and the intranet page on the password manager the rest."));
        on(118, "09:15", () -> who("erik.falk").approves(paper, "One text fewer to read."));
    }

    /** Reaffirmed in its first review, then changed a little, which is told and not attested. */
    private void dataProtection() {
        Paper paper = new Paper("data-protection");
        String hours = "Recordings are deleted after 72 hours.";
        on(206, "10:10", () -> who("ida.ahlgren").begins(paper));
        on(203, "14:55", () -> who("ida.ahlgren").finishes(paper));
        on(201, "09:00", () -> who("henrik.dahl").submits(paper));
        on(199, "11:40", () -> who("astrid.lund").approves(paper, ""));
        on(195, "09:25", () -> who("petra.lindqvist").approves(paper, ""));
        on(193, "13:50", () -> who("ines.moreau").approves(paper, ""));
        on(188, "10:05", () -> who("erik.falk").signs(paper, ""));
        attest(paper, 188, 10, staff(EVERYONE));
        on(62, "15:20", () -> who("henrik.dahl")
                .reviews(
                        paper,
                        REAFFIRM,
                        "Looked at with the data protection officer. The law has not changed, nor have our systems."));
        on(44, "09:45", () -> who("ida.ahlgren")
                .revises(paper, MINOR, "Camera recordings are kept for two days instead of three"));
        on(43, "10:15", () -> who("ida.ahlgren").changes(paper, hours, "Recordings are deleted after 48 hours."));
        on(41, "16:00", () -> who("henrik.dahl").submits(paper));
        on(38, "09:20", () -> who("astrid.lund").approves(paper, "As the authority advised."));
    }
}
