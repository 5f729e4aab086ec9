package org.bylaw.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bylaw.doors.OthersThings.SECRET;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bylaw.approval.ApprovalRecords;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.FollowUps;
import org.bylaw.attestation.PeopleFilter;
import org.bylaw.attestation.PersonRecord;
import org.bylaw.audit.History;
import org.bylaw.evidence.Evidences;
import org.bylaw.people.StaffPages;
import org.bylaw.policy.Comments;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyLibrary;
import org.bylaw.policy.Portal;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.waiver.WaiverPages;
import org.bylaw.work.MyWork;
import org.bylaw.workflow.ProcessStories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who sees what of things that belong to somebody: those concerned see them, everybody else finds nothing. */
@ModuleTest
class SightsTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Organisation organisation;

    private OthersThings things;
    private UUID outsider;
    private UUID otherManager;

    @BeforeEach
    void things() {
        things = new OthersThings(context);
        outsider = organisation.hire("Otto Outsider", null, null, Role.POLICY_AUTHOR, Role.POLICY_OWNER);
        otherManager = organisation.hire("Nora Manager", null, null);
        organisation.hire("Udo Under", null, otherManager);
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Whether the person gets an answer with the secret in it. */
    private boolean sees(UUID person, Supplier<Object> question) {
        try {
            return String.valueOf(organisation.as(person, question)).contains(SECRET);
        } catch (Problem refused) {
            return false;
        }
    }

    private boolean answers(UUID person, Supplier<Object> question) {
        try {
            organisation.as(person, question);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    @Test
    void draftsAreUnseenOutsideOfThoseWhomTheyConcern() {
        UUID draft = things.ids.get("draft");
        UUID approval = things.ids.get("approval");
        Map<String, Supplier<Object>> ways = new LinkedHashMap<>();
        ways.put("library", () -> bean(PolicyLibrary.class).page(PolicyLibrary.Filter.NONE, 0, 1000));
        ways.put("portal", () -> bean(Portal.class).search(SECRET, 50));
        ways.put("work list", () -> bean(MyWork.class).open(MyWork.Filter.NONE, 1000));
        ways.put("text", () -> bean(Policies.class).text(draft));
        ways.put("text in approval", () -> bean(Policies.class).text(approval));
        ways.put("versions", () -> bean(Policies.class).versions(things.ids.get("draftPolicy")));
        ways.put("comments", () -> bean(Comments.class).of(draft));
        ways.put("history", () -> bean(History.class).of(SubjectRef.policy(things.ids.get("draftPolicy")), 0, 100));
        ways.put("process picture", () -> bean(ProcessStories.class).of(SubjectRef.policyVersion(draft)));
        ways.put("approval record", () -> bean(ApprovalRecords.class).page(things.ids.get("round")));
        ways.put("evidence", () -> bean(Evidences.class).of(SubjectRef.policyVersion(draft)));
        ways.forEach((way, question) -> assertThat(sees(outsider, question))
                .as("an outsider by the way of the %s", way)
                .isFalse());
        assertThat(sees(things.owner, ways.get("library"))).isTrue();
        assertThat(sees(things.owner, ways.get("text"))).isTrue();
        assertThat(sees(things.author, ways.get("text"))).isTrue();
        assertThat(sees(things.author, ways.get("library"))).isTrue();
        assertThat(sees(things.reviewer, ways.get("text")))
                .as("asked about another of them")
                .isFalse();
        assertThat(answers(outsider, ways.get("approval record"))).isFalse();
        assertThat(answers(things.owner, ways.get("approval record"))).isTrue();
        assertThat(answers(outsider, ways.get("history"))).isFalse();
        assertThat(answers(things.owner, ways.get("history"))).isTrue();
    }

    @Test
    void aManagerSeesTheirTeamAndNobodyElse() {
        UUID campaign = things.ids.get("campaign");
        Supplier<Object> people = () -> bean(CampaignProgress.class).people(campaign, PeopleFilter.NONE, 0, 100);
        Supplier<Object> record = () -> bean(PersonRecord.class).of(things.asked, 0, 10);
        Supplier<Object> page = () -> bean(StaffPages.class).page(things.asked, 10);
        Supplier<Object> followUp = () -> bean(FollowUps.class).get(things.ids.get("followUp"));
        assertThat(String.valueOf(organisation.as(things.manager, people))).contains("Ada Asked");
        assertThat(answers(things.manager, record)).isTrue();
        assertThat(answers(things.manager, page)).isTrue();
        assertThat(answers(things.manager, followUp))
                .as("what somebody asks the owner is not their manager's to read")
                .isFalse();
        assertThat(String.valueOf(organisation.as(otherManager, people))).doesNotContain("Ada Asked");
        assertThat(answers(otherManager, record)).isFalse();
        assertThat(answers(otherManager, page)).isFalse();
        assertThat(answers(otherManager, followUp)).isFalse();
    }

    @Test
    void aCampaignsDetailsAreForTheOwnerHrComplianceManagementAndTheAuditor() {
        Supplier<Object> one = () -> bean(CampaignProgress.class).one(things.ids.get("campaign"));
        for (Role role : Role.values()) {
            UUID person = organisation.hire("Reader " + role.roleName(), null, null, role);
            assertThat(sees(person, one))
                    .as(role.roleName())
                    .isEqualTo(
                            switch (role) {
                                case HR, COMPLIANCE, MANAGEMENT, AUDITOR -> true;
                                default -> false;
                            });
        }
        assertThat(sees(things.owner, one)).isTrue();
    }

    @Test
    void aWaiverAndWhatProvesItAreForThoseInItAndThoseWhoWatchOverAll() {
        Supplier<Object> waiver = () -> bean(WaiverPages.class).page(things.ids.get("waiver"));
        Supplier<Object> evidence = () -> bean(Evidences.class).one(things.ids.get("evidence"));
        for (Role role : Role.values()) {
            UUID person = organisation.hire("Watcher " + role.roleName(), null, null, role);
            boolean watches =
                    switch (role) {
                        case COMPLIANCE, MANAGEMENT, AUDITOR, ADMIN -> true;
                        default -> false;
                    };
            assertThat(sees(person, waiver)).as(role.roleName()).isEqualTo(watches);
            assertThat(sees(person, evidence)).as(role.roleName()).isEqualTo(watches);
        }
        assertThat(sees(things.asked, waiver)).isTrue();
        assertThat(sees(things.owner, waiver)).isTrue();
        assertThat(sees(things.asked, evidence)).isTrue();
    }

    @Test
    void thePageToAttestIsForWhomTheCampaignAsked() throws Exception {
        String path = "/attest/" + things.ids.get("campaign") + "/" + things.ids.get("published");
        assertThat(read(things.asked, path).getContentAsString()).contains(SECRET);
        MockHttpServletResponse refused = read(outsider, path);
        assertThat(refused.getStatus()).isEqualTo(404);
        assertThat(refused.getContentAsString()).doesNotContain(SECRET);
    }

    private MockHttpServletResponse read(UUID person, String path) throws Exception {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build()
                .perform(get(path).with(authentication(new Visitor(Role.EMPLOYEE, person).login())))
                .andReturn()
                .getResponse();
    }
}
