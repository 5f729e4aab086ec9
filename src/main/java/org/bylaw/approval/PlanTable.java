package org.bylaw.approval;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bylaw.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what a round is going to do: its stages and who sits in them, a statement a table. */
@Repository
class PlanTable {

    private record Planned(UUID stageId, PlannedStage stage, List<Seating.Seat> seats) {}

    private record Sitting(UUID stageId, Seating.Seat seat) {}

    private final JdbcClient jdbc;
    private final RoundTable rounds;

    PlanTable(JdbcClient jdbc, RoundTable rounds) {
        this.jdbc = jdbc;
        this.rounds = rounds;
    }

    /** Stages in their order with their people, who are put on the deciders' side. */
    void write(UUID roundId, Map<PlannedStage, List<Seating.Seat>> seated) {
        List<Planned> stages = seated.entrySet().stream()
                .map(entry -> new Planned(Ids.next(), entry.getKey(), entry.getValue()))
                .toList();
        addStages(roundId, stages);
        List<Sitting> seats = stages.stream()
                .flatMap(planned -> planned.seats().stream().map(seat -> new Sitting(planned.stageId(), seat)))
                .toList();
        rounds.addDeciders(
                roundId,
                seats.stream().map(sitting -> sitting.seat().personId()).toList());
        addSeats(roundId, seats);
    }

    private void addStages(UUID roundId, List<Planned> stages) {
        jdbc.sql("""
                        INSERT INTO approval_stage (id, round_id, position, name, rule, needed, days, needs_signature, state)
                        SELECT s.id, :round, s.position, s.name, s.rule, s.needed, s.days, s.signature, 'PLANNED'
                        FROM unnest(:ids, :positions, :names, :rules, :needed, :days, :signatures)
                            AS s (id, position, name, rule, needed, days, signature)
                        """)
                .param("round", roundId)
                .param("ids", stages.stream().map(Planned::stageId).toArray(UUID[]::new))
                .param("positions", each(stages, PlannedStage::position).toArray(Integer[]::new))
                .param("names", each(stages, PlannedStage::name).toArray(String[]::new))
                .param(
                        "rules",
                        each(stages, stage -> stage.rule().kind().name()).toArray(String[]::new))
                .param("needed", each(stages, stage -> stage.rule().needed()).toArray(Integer[]::new))
                .param("days", each(stages, PlannedStage::days).toArray(Integer[]::new))
                .param("signatures", each(stages, PlannedStage::signature).toArray(Boolean[]::new))
                .update();
    }

    private void addSeats(UUID roundId, List<Sitting> seats) {
        jdbc.sql("""
                        INSERT INTO approval_seat (id, stage_id, round_id, person_id, why, state)
                        SELECT seat.id, seat.stage_id, :round, seat.person_id, seat.why, 'OPEN'
                        FROM unnest(:ids, :stages, :people, :whys) AS seat (id, stage_id, person_id, why)
                        """)
                .param("round", roundId)
                .param("ids", seats.stream().map(sitting -> Ids.next()).toArray(UUID[]::new))
                .param("stages", seats.stream().map(Sitting::stageId).toArray(UUID[]::new))
                .param(
                        "people",
                        seats.stream().map(sitting -> sitting.seat().personId()).toArray(UUID[]::new))
                .param(
                        "whys",
                        seats.stream().map(sitting -> sitting.seat().why()).toArray(String[]::new))
                .update();
    }

    private static <T> Stream<T> each(List<Planned> stages, Function<PlannedStage, T> value) {
        return stages.stream().map(planned -> value.apply(planned.stage()));
    }
}
