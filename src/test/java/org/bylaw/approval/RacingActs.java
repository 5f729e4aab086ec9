package org.bylaw.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.bylaw.approval.RacingVersion.Seat;
import org.bylaw.approval.RacingVersion.Sight;
import org.bylaw.policy.ChangeKind;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyDetails;
import org.bylaw.policy.SaveResult;
import org.bylaw.policy.Submissions;
import org.bylaw.shared.Problem;
import org.bylaw.testing.AtOnce.Act;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.security.core.context.SecurityContextHolder;

/** Random acts of random people on one version: most fit what they see, some are what nobody should try. */
final class RacingActs {

    private final RacingPeople people;
    private final Policies policies;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Approvals approvals;
    private final ApprovalTestBed.Logins logins;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;
    private final Random random;
    private int texts;

    RacingActs(
            RacingPeople people,
            Policies policies,
            Drafts drafts,
            Submissions submissions,
            Approvals approvals,
            ApprovalTestBed.Logins logins,
            RuntimeService runtime,
            ManagementService management,
            Clock clock,
            Random random) {
        this.people = people;
        this.policies = policies;
        this.drafts = drafts;
        this.submissions = submissions;
        this.approvals = approvals;
        this.logins = logins;
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
        this.random = random;
    }

    PolicyDetails details(UUID owner, String reference) {
        return new PolicyDetails(
                reference,
                "Racing policy",
                DocumentType.POLICY,
                owner,
                people.department,
                Classification.INTERNAL,
                "en",
                Set.of(people.departmentCode),
                Set.of(),
                12,
                Set.of(),
                Set.of());
    }

    List<Act> some(int howMany, RacingVersion version, Sight sight) {
        List<Act> acts = new ArrayList<>();
        while (acts.size() < howMany) {
            acts.add(random.nextInt(100) < 85 ? fitting(version, sight) : any(version, sight));
        }
        return acts;
    }

    private Act fitting(RacingVersion version, Sight sight) {
        int dice = random.nextInt(100);
        return switch (sight.state()) {
            case "DRAFT" -> {
                if (dice < 40) {
                    yield save(version, sight);
                }
                if (dice < 82) {
                    yield submit(version, sight);
                }
                if (dice < 90) {
                    yield describe(version);
                }
                if (dice < 95) {
                    yield coAuthors(version);
                }
                yield dice < 98 ? owner(version, sight) : discard(version, sight);
            }
            case "APPROVAL" -> {
                if (dice < 70) {
                    yield decideOrSign(version, sight);
                }
                if (dice < 78) {
                    yield withdraw(version, sight);
                }
                if (dice < 88) {
                    yield handOver(version, sight);
                }
                yield dice < 94 ? owner(version, sight) : save(version, sight);
            }
            default -> dice < 50 ? jobs(version) : withdraw(version, sight);
        };
    }

    private Act any(RacingVersion version, Sight sight) {
        return switch (random.nextInt(9)) {
            case 0 -> save(version, sight);
            case 1 -> submit(version, sight);
            case 2 -> describe(version);
            case 3 -> coAuthors(version);
            case 4 -> discard(version, sight);
            case 5 -> withdraw(version, sight);
            case 6 -> handOver(version, sight);
            case 7 -> jobs(version);
            default -> decideOrSign(version, sight);
        };
    }

    private Act save(RacingVersion version, Sight sight) {
        UUID who = pick(people.author, people.owner, people.coAuthor, people.heir, people.anyone(random));
        String text = "# Text " + version.id + "\n\nSentence " + texts++ + " of " + who + ".\n";
        return act("save", who, version, () -> {
            SaveResult result = drafts.save(version.id, sight.textRevision(), text);
            if (result.isSaved()) {
                version.saved(result.textRevision(), text);
            }
            return result.isSaved();
        });
    }

    private Act submit(RacingVersion version, Sight sight) {
        LocalDate day = random.nextInt(4) == 0 ? LocalDate.now(clock).plusDays(5) : null;
        return act("submit", steerer(sight), version, () -> {
            submissions.submit(version.id, sight.textRevision(), new Submissions.Submission(Set.of(), null, day));
            return true;
        });
    }

    private Act describe(RacingVersion version) {
        String words = "Change " + texts++;
        return act("describe", pick(people.owner, people.heir, people.author), version, () -> {
            drafts.describe(version.id, ChangeKind.MAJOR, words);
            return true;
        });
    }

    private Act coAuthors(RacingVersion version) {
        Set<UUID> named = random.nextBoolean() ? Set.of(people.coAuthor) : Set.of(people.coAuthor, people.deputy);
        return act("coAuthors", pick(people.owner, people.heir, people.author), version, () -> {
            drafts.nameCoAuthors(version.id, named);
            return true;
        });
    }

    private Act discard(RacingVersion version, Sight sight) {
        return act("discard", steerer(sight), version, () -> {
            submissions.discard(version.id);
            return true;
        });
    }

    private Act withdraw(RacingVersion version, Sight sight) {
        return act("withdraw", steerer(sight), version, () -> {
            submissions.withdraw(version.id, "Found a mistake");
            return true;
        });
    }

    /** The owner gives the policy to somebody who may be asked to decide on it at this moment. */
    private Act owner(RacingVersion version, Sight sight) {
        UUID next = sight.owner().equals(people.owner) ? people.heir : people.owner;
        return act("owner", sight.owner(), version, () -> {
            String reference = policies.policy(version.policy).reference();
            policies.change(version.policy, sight.policyRevision(), details(next, reference));
            return true;
        });
    }

    private Act handOver(RacingVersion version, Sight sight) {
        UUID to = people.anyone(random);
        Seat seat = seat(version, sight);
        return act("handOver", sight.owner(), version, () -> {
            approvals.handOver(sight.round(), seat.id(), to, "Away for a while");
            return true;
        });
    }

    private Act decideOrSign(RacingVersion version, Sight sight) {
        Seat seat = seat(version, sight);
        UUID who = random.nextInt(4) > 0 ? seat.person() : people.anyone(random);
        if (seat.signs() && random.nextInt(8) > 0) {
            return act("sign", who, version, () -> {
                approvals.prepareSignature(sight.round(), seat.id(), "Read", sight.sha256());
                approvals.loginToSign(sight.round(), seat.id(), sight.sha256(), "/");
                logins.logIn(who);
                approvals.sign(sight.round(), seat.id());
                return true;
            });
        }
        int dice = random.nextInt(100);
        Outcome outcome = dice < 85 ? Outcome.APPROVED : dice < 96 ? Outcome.CHANGES_REQUESTED : Outcome.REJECTED;
        return act("decide", who, version, () -> {
            approvals.decide(
                    sight.round(), seat.id(), outcome, outcome.needsReason() ? "Not like this" : "", sight.sha256());
            return true;
        });
    }

    /** What the engine does in the background; it tries again by itself where somebody else was faster. */
    private Act jobs(RacingVersion version) {
        return act("jobs", people.compliance, version, () -> {
            SecurityContextHolder.clearContext();
            version.executor.lock();
            try {
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(version.id.toString())
                        .list()
                        .forEach(process -> runJobsOf(process.getId()));
            } finally {
                version.executor.unlock();
            }
            return true;
        });
    }

    private void runJobsOf(String processInstanceId) {
        for (Job job : management
                .createJobQuery()
                .processInstanceId(processInstanceId)
                .executable()
                .list()) {
            try {
                management.executeJob(job.getId());
            } catch (OptimisticLockingException e) {
                throw Problem.stale(String.valueOf(e.getMessage()));
            } catch (ProcessEngineException e) {
                throw e.getCause() instanceof Problem problem ? problem : e;
            }
        }
    }

    private Act act(String name, UUID who, RacingVersion version, Supplier<Boolean> does) {
        return new Act(name, who, () -> {
            if (does.get()) {
                version.accept(name);
            }
        });
    }

    private UUID steerer(Sight sight) {
        return random.nextInt(10) > 0 ? pick(sight.owner(), sight.owner(), people.compliance) : people.author;
    }

    private Seat seat(RacingVersion version, Sight sight) {
        return sight.seats().isEmpty()
                ? new Seat(version.id, people.boss, false)
                : sight.seats().get(random.nextInt(sight.seats().size()));
    }

    private UUID pick(UUID... some) {
        return some[random.nextInt(some.length)];
    }
}
