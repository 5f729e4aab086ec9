package org.bylaw.run.story;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.risk.Assessment;
import org.bylaw.risk.RiskEntry;
import org.bylaw.risk.Treatment;
import org.jspecify.annotations.Nullable;

/** What could go wrong at Norrland, who answers for it, and what is done about it. */
final class KnownRisks extends Chapter {

    private static final String COMPLIANCE = "viktor.sand";

    private final Desk desk;

    KnownRisks(Timeline timeline, Desk desk) {
        super(timeline, desk);
        this.desk = desk;
    }

    /** Likelihood and impact before and after treatment; after is empty where nobody can say yet. */
    private record Levels(
            int likelihood,
            int impact,
            @Nullable Integer likelihoodAfter,
            @Nullable Integer impactAfter) {}

    @Override
    void plan() {
        on(44, "09:40", () -> {
            UUID ransomware = enter(
                    "Ransomware stops the order system",
                    "Order system",
                    "Malware that comes by mail encrypts servers and their copies.",
                    "Copies of older systems can be reached from the same network.",
                    "jonas.berg",
                    "8.7",
                    "8.13",
                    "8.22");
            assess(
                    ransomware,
                    "jonas.berg",
                    new Levels(4, 5, 2, 3),
                    Treatment.MODIFY,
                    "A copy a week out of reach of the network; restores tried each quarter.",
                    30);
            UUID supplier = enter(
                    "The provider of the data centre fails",
                    "Data centre in Luleå",
                    "Fire, insolvency or a long loss of power at the only provider.",
                    "",
                    "lena.strand",
                    "5.23",
                    "5.30",
                    "8.14");
            assess(
                    supplier,
                    "lena.strand",
                    new Levels(2, 5, 2, 3),
                    Treatment.SHARE,
                    "A second provider holds a copy; insured against the loss of a week.",
                    90);
            UUID leavers = enter(
                    "People who left keep their access",
                    "All systems",
                    "Somebody who left uses an account that nobody closed.",
                    "Three systems are not connected to the directory.",
                    "lena.strand",
                    "5.16",
                    "5.18",
                    "6.5");
            assess(
                    leavers,
                    "lena.strand",
                    new Levels(4, 3, 2, 2),
                    Treatment.MODIFY,
                    "Connect the three systems; until then a list is worked off each Friday.",
                    45);
        });
        on(41, "13:30", () -> {
            UUID notebook = enter(
                    "A notebook is lost on a journey",
                    "Notebooks of sales",
                    "A notebook with customers' data is stolen or left behind.",
                    "",
                    "felix.brandt",
                    "7.9",
                    "8.1",
                    "8.24");
            assess(
                    notebook,
                    "felix.brandt",
                    new Levels(4, 3, 4, 1),
                    Treatment.MODIFY,
                    "Disks encrypted, locked from afar on the day it is told.",
                    -5);
            accept(notebook, "felix.brandt", "The disk is encrypted, so what is lost is the device.");
            UUID invoice = enter(
                    "Forged invoices are paid",
                    "Payment of invoices",
                    "A forged mail changes a supplier's bank account.",
                    "Changes are confirmed by mail.",
                    "karin.nyberg",
                    "6.3",
                    "5.14");
            assess(
                    invoice,
                    "karin.nyberg",
                    new Levels(3, 4, null, null),
                    Treatment.MODIFY,
                    "Changes of bank accounts are confirmed by telephone, by two people.",
                    20);
            UUID research = enter(
                    "A drawing reaches a competitor",
                    "Drawings of the next product",
                    "Somebody of a partner passes on what they were sent.",
                    "",
                    "jonas.berg",
                    "5.12",
                    "5.14",
                    "8.12");
            assess(research, "jonas.berg", new Levels(2, 4, 2, 4), Treatment.RETAIN, "", 0);
            enter(
                    "Tools that write text see customers' data",
                    "Customer service",
                    "People paste letters of customers into services that nobody has looked at.",
                    "",
                    "yusuf.demir",
                    "5.10",
                    "5.34");
        });
    }

    private UUID enter(
            String title, String asset, String threat, String vulnerability, String owner, String... controls) {
        return desk.as(COMPLIANCE, () -> desk.risks()
                .enter(new RiskEntry(
                        title,
                        asset,
                        threat,
                        vulnerability,
                        desk.person(owner),
                        null,
                        Arrays.stream(controls)
                                .map(code -> desk.controls().byCode(code).id())
                                .collect(Collectors.toSet()))));
    }

    private void accept(UUID risk, String owner, String why) {
        desk.as(owner, () -> {
            String path =
                    desk.acceptances().ask(risk, desk.risks().page(risk).risk().revision(), why);
            desk.signing().sign(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
            return null;
        });
    }

    /** @param dueIn days from now until the plan is to be done; in the past where it is; 0 where there is none */
    private void assess(UUID risk, String owner, Levels levels, Treatment treatment, String plan, int dueIn) {
        desk.as(owner, () -> {
            var today = timeline().today();
            desk.risks()
                    .assess(
                            risk,
                            desk.risks().page(risk).risk().revision(),
                            desk.riskScales().current().id(),
                            new Assessment(
                                    levels.likelihood(),
                                    levels.impact(),
                                    treatment,
                                    plan,
                                    dueIn == 0 ? null : today.plusDays(dueIn),
                                    null,
                                    levels.likelihoodAfter(),
                                    levels.impactAfter(),
                                    today.plusDays(180)));
            return null;
        });
    }
}
