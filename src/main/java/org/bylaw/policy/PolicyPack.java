package org.bylaw.policy;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bylaw.document.Comparison;
import org.bylaw.document.paper.Paper;
import org.bylaw.document.paper.Prose;
import org.bylaw.evidencepack.Pack;
import org.bylaw.evidencepack.PackPaper;
import org.bylaw.evidencepack.PackSource;
import org.bylaw.evidencepack.PackSubject;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Role;
import org.bylaw.shared.Say;
import org.bylaw.shared.SubjectRef;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts a version into its evidence pack: the text as it was signed and to print, its facts, comments and what changed. */
@Component
@Order(50)
class PolicyPack implements PackSubject, PackSource {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"><title>%s</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <style>body{font:16px/1.5 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
            ins{background:#d7f2dd}del{background:#fbdcdc}.moved{border-left:4px solid #888;padding-left:.5rem}
            table{border-collapse:collapse}td,th{border:1px solid #999;padding:.25rem .5rem}</style></head>
            <body><main><h1>%s</h1>
            <p>%s</p>
            %s
            </main></body></html>
            """;

    private final PolicyTable table;
    private final PolicyAccess access;
    private final Comments comments;
    private final CurrentPerson currentPerson;
    private final PackPaper papers;

    PolicyPack(
            PolicyTable table, PolicyAccess access, Comments comments, CurrentPerson currentPerson, PackPaper papers) {
        this.table = table;
        this.access = access;
        this.comments = comments;
        this.currentPerson = currentPerson;
        this.papers = papers;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(SubjectRef.POLICY_VERSION);
    }

    @Override
    public boolean mayAsk(SubjectRef subject) {
        VersionFacts version = table.version(subject.id());
        PolicyFacts policy = table.policy(version.policyId());
        return access.mayRead(policy, version)
                && (currentPerson.hasAny(Role.AUDITOR, Role.COMPLIANCE, Role.MANAGEMENT)
                        || policy.ownerId().equals(currentPerson.requireId()));
    }

    @Override
    public About about(SubjectRef subject) {
        VersionFacts version = table.version(subject.id());
        PolicyFacts policy = table.policy(version.policyId());
        return new About(
                PolicyDuties.title(policy, version),
                policy.reference().toLowerCase(Locale.ROOT) + "-" + version.number(),
                SubjectRef.policy(policy.id()),
                "/policies/" + policy.id() + "?version=" + version.id() + "&tab=evidence-pack");
    }

    @Override
    public void fill(SubjectRef subject, Pack pack) throws IOException {
        VersionFacts version = table.version(subject.id());
        PolicyFacts policy = table.policy(version.policyId());
        String text = table.body(version.id());
        pack.alsoAbout(SubjectRef.policy(policy.id()));
        pack.text("text/policy.md", text);
        pack.file("text/policy.pdf", out -> {
            try (Paper paper = papers.begin(PolicyDuties.title(policy, version), pack.at())) {
                print(paper, policy, version, text, pack);
                paper.writeTo(out);
            }
        });
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("policy", policy);
        facts.put("version", version);
        pack.json("text/facts.json", facts);
        pack.json("comments/comments.json", comments.of(version.id()));
        if (version.basedOn() != null) {
            compare(table.version(version.basedOn()), version, text, pack);
        }
    }

    private void print(Paper paper, PolicyFacts policy, VersionFacts version, String text, Pack pack)
            throws IOException {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        paper.title(policy.title());
        paper.fact(say("Reference"), policy.reference());
        paper.fact(say("Version"), version.number().toString());
        paper.fact(say("State"), version.state().word());
        paper.fact(say("Owner"), policy.ownerName());
        paper.fact(say("Department"), policy.departmentName());
        paper.fact(say("Classification"), say(policy.classification().word()));
        if (version.publishedAt() != null) {
            paper.fact(say("In force since"), papers.moment(version.publishedAt()));
        }
        if (version.endedAt() != null) {
            paper.fact(say("Ended"), papers.moment(version.endedAt()));
        }
        if (!version.changeSummary().isBlank()) {
            paper.fact(say("What changes"), version.changeSummary());
        }
        paper.fact(say("SHA-256 of the text"), version.sha256());
        paper.attach("policy.md", "text/markdown", say("The text whose SHA-256 was signed"), source);
        papers.signOffSheet(paper, pack.signOffs());
        paper.newPage();
        paper.heading(say("Text"));
        new Prose(paper, 2).set(text);
    }

    private void compare(VersionFacts before, VersionFacts after, String text, Pack pack) throws IOException {
        Comparison comparison = Comparison.between(table.body(before.id()), text);
        String title = say("Version {0} compared with {1}", after.number(), before.number());
        String words = say(
                "{0} words came and {1} went. SHA-256 of the texts compared: {2} and {3}.",
                comparison.wordsAdded(), comparison.wordsRemoved(), before.sha256(), after.sha256());
        pack.text("comparison/with-%s.md".formatted(before.number()), table.body(before.id()));
        pack.text(
                "comparison/with-%s.html".formatted(before.number()),
                PAGE.formatted(Say.language().toLanguageTag(), title, title, words, comparison.html()));
    }
}
