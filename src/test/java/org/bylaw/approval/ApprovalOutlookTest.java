package org.bylaw.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.bylaw.approval.ApprovalOutlook.Asked;
import org.bylaw.approval.ApprovalOutlook.StageAhead;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
@Import(ApprovalTestBed.class)
class ApprovalOutlookTest {

    @Autowired
    ApprovalTestBed.Scene scene;

    @Autowired
    ApprovalTestBed.Things things;

    @Autowired
    Organisation organisation;

    @Autowired
    ApprovalOutlook outlook;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void hire() {
        scene.begin();
    }

    private List<StageAhead> ahead(UUID thing, String changeKind) {
        return organisation.as(scene.owner, () -> outlook.of(new SubjectRef(ApprovalTestBed.KIND, thing), changeKind));
    }

    @Test
    void whoWouldBeAskedDependsOnTheKindOfChangeThatIsChosen() {
        UUID thing = scene.thing("MAJOR", scene.author);
        assertThat(ahead(thing, "MINOR")).singleElement().satisfies(stage -> {
            assertThat(stage.asked()).containsExactly(new Asked("Manager", "as the owner's manager"));
            assertThat(stage.days()).isEqualTo(5);
            assertThat(stage.needsSignature()).isFalse();
        });
        List<StageAhead> major = ahead(thing, "MAJOR");
        assertThat(major).extracting(StageAhead::name).containsExactly("Owner's manager", "Approvers", "Management");
        assertThat(major.get(1).asked()).extracting(Asked::name).containsExactlyInAnyOrder("Ann", "Ben", "Cleo");
        assertThat(major.get(1).rule().neededOf(3)).isEqualTo(2);
        assertThat(major.getLast().needsSignature()).isTrue();
        assertThat(major).extracting(StageAhead::trouble).containsOnly("");
    }

    @Test
    void aStageThatNobodyMayDecideSaysSoBesideTheOthers() {
        List<StageAhead> stages = ahead(scene.thing("MAJOR", scene.boss), "MAJOR");
        assertThat(stages.getFirst().asked()).isNotEmpty();
        assertThat(stages.getLast().asked()).isEmpty();
        assertThat(stages.getLast().trouble()).contains("Management").contains("Ask compliance");
    }

    @Test
    void lookingAheadLeavesNothingOnRecord() {
        UUID thing = scene.thing("MAJOR", scene.author);
        long before = decisionsOnRecord();
        ahead(thing, "MAJOR");
        assertThat(decisionsOnRecord()).isEqualTo(before);
        scene.submit(thing);
        assertThat(decisionsOnRecord()).isEqualTo(before + 1);
    }

    private long decisionsOnRecord() {
        return jdbc.sql("SELECT count(*) FROM act_hi_decinst").query(Long.class).single();
    }

    @Test
    void whoMayNotSeeTheThingIsNotToldWhoWouldDecide() {
        UUID thing = scene.thing("MAJOR", scene.author);
        things.hidden.add(thing);
        assertThatThrownBy(() -> ahead(thing, "MAJOR")).isInstanceOf(Problem.class);
    }
}
