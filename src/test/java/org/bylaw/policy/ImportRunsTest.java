package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bylaw.document.FileSource;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@ModuleTest
class ImportRunsTest {

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private ImportRuns runs;

    @Autowired
    private JdbcClient jdbc;

    private PolicyFixture those;

    @BeforeEach
    void somePeople() {
        those = new PolicyFixture(organisation, policies);
    }

    @Test
    void itRunsAsThePersonWhoStartedItAndItsReportWaits() {
        String reference = PolicyFixture.unique("IMP");
        ImportRun run = organisation.as(
                those.author,
                () -> runs.start(
                        List.of(
                                file(
                                        "good.md",
                                        "reference: " + reference + "\nname: Doors\n---\n\n# Doors\n\nClosed.\n"),
                                file("bad.exe", "x")),
                        common()));
        Awaitility.await().until(run::isOver);
        assertThat(run.progress()).isEqualTo(new ImportRun.Progress(2, 2));
        assertThat(organisation.as(those.author, () -> runs.mine())).containsSame(run);
        assertThat(organisation.as(those.owner, () -> runs.mine())).isEmpty();
        UUID draft = run.reports().getFirst().versionId();
        assertThat(run.reports().getLast().refused()).contains("Only Markdown");
        VersionFacts version = organisation.as(those.author, () -> policies.version(draft));
        assertThat(version.createdBy()).isEqualTo(those.author);
        assertThat(organisation
                        .as(those.author, () -> policies.policy(version.policyId()))
                        .reference())
                .isEqualTo(reference);
        organisation.as(those.author, () -> runs.forget());
        assertThat(organisation.as(those.author, () -> runs.mine())).isEmpty();
    }

    @Test
    void itsActsAreRecordedUnderTheAddressFromWhichItWasStarted() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("203.0.113.7");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        ImportRun run;
        try {
            run = organisation.as(
                    those.author, () -> runs.start(List.of(file("gates.md", "# Gates\n\nShut.\n")), common()));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        Awaitility.await().until(run::isOver);
        VersionFacts version = organisation.as(
                those.author, () -> policies.version(run.reports().getFirst().versionId()));
        assertThat(jdbc.sql("SELECT address FROM audit_event WHERE page_id = :policy")
                        .param("policy", version.policyId())
                        .query(String.class)
                        .list())
                .hasSize(3)
                .containsOnly("203.0.113.7");
    }

    @Test
    void whoWritesNoPoliciesImportsNone() {
        assertThatThrownBy(() -> organisation.as(those.reviewer, () -> runs.start(List.of(), common())))
                .isInstanceOf(AccessDeniedException.class);
    }

    private Imports.Common common() {
        return new Imports.Common(
                DocumentType.POLICY, those.owner, those.department, Classification.INTERNAL, "en", 12);
    }

    private static FileSource file(String name, String text) {
        return new FileSource(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
