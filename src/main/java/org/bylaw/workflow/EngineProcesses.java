package org.bylaw.workflow;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.bylaw.shared.Problem;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Speaks to Camunda in the caller's transaction. */
@Component
class EngineProcesses implements Processes {

    private static final String ELSEWHERE =
            later("This has moved on since you opened the page. Please look at it again; nothing was changed.");

    private static final String FOREIGN_KEY = "23503";
    private static final String DEADLOCK = "40P01";

    private static final BooleanSupplier ALWAYS = () -> true;

    private final ProcessEngineConfigurationImpl engine;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProcessPictures pictures;

    EngineProcesses(
            ProcessEngineConfigurationImpl engine,
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            ProcessPictures pictures) {
        this.engine = engine;
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.pictures = pictures;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(String processId, UUID businessKey, Map<String, ?> variables) {
        startAll(processId, Map.of(businessKey, variables));
    }

    /** All inside of one command: what is started in there is written by statements in batches, once, at its end. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void startAll(String processId, Map<UUID, Map<String, ?>> variables) {
        tell(
                () -> engine.getCommandExecutorTxRequired().execute(command -> {
                    String newest = newest(processId);
                    variables.forEach((businessKey, own) ->
                            runtime.startProcessInstanceById(newest, businessKey.toString(), copy(own)));
                    return null;
                }),
                ALWAYS);
    }

    private String newest(String processId) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processId)
                .latestVersion()
                .singleResult()
                .getId();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void completeTask(UUID businessKey, String taskId, Map<String, ?> variables) {
        Task task = find(businessKey, taskId).orElseThrow(() -> Problem.stale(say(ELSEWHERE)));
        tell(
                () -> {
                    // Not in one command: of two changes of one row of its history, the engine writes the last alone.
                    doer().ifPresent(person -> tasks.setAssignee(task.getId(), person));
                    tasks.complete(task.getId(), copy(variables));
                },
                () -> find(businessKey, taskId).map(Task::getId).equals(Optional.of(task.getId())));
    }

    /** The id of whoever is logged in, for the engine's own record of who did a task; empty where the system is at work. */
    private static Optional<String> doer() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(login -> login.isAuthenticated() && !(login instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName);
    }

    @Override
    public boolean waitsIn(UUID businessKey, String taskId) {
        return find(businessKey, taskId).isPresent();
    }

    private Optional<Task> find(UUID businessKey, String taskId) {
        List<Task> found = tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey.toString())
                .taskDefinitionKey(taskId)
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void correlate(String message, UUID businessKey, Map<String, ?> variables) {
        Set<String> waiting = waitingFor(message, businessKey);
        if (waiting.isEmpty()) {
            throw Problem.stale(say(ELSEWHERE));
        }
        tell(
                () -> runtime.createMessageCorrelation(message)
                        .processInstanceBusinessKey(businessKey.toString())
                        .setVariables(copy(variables))
                        .correlate(),
                () -> waitingFor(message, businessKey).equals(waiting));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean correlateIfAwaited(String message, UUID businessKey) {
        boolean awaited = !waitingFor(message, businessKey).isEmpty();
        if (awaited) {
            correlate(message, businessKey, Map.of());
        }
        return awaited;
    }

    private Set<String> waitingFor(String message, UUID businessKey) {
        return runtime
                .createExecutionQuery()
                .messageEventSubscriptionName(message)
                .processInstanceBusinessKey(businessKey.toString())
                .list()
                .stream()
                .map(Execution::getId)
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(UUID businessKey, String reason) {
        List<ProcessInstance> running = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey.toString())
                .rootProcessInstances()
                .list();
        if (running.isEmpty()) {
            throw Problem.stale(say(ELSEWHERE));
        }
        tell(() -> running.forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason)), ALWAYS);
    }

    @Override
    public Optional<WhereItStands> whereIsIt(String processId, UUID businessKey) {
        return pictures.of(processId, businessKey);
    }

    private static Map<String, Object> copy(Map<String, ?> variables) {
        return new HashMap<>(variables);
    }

    /**
     * Calls the engine, and lets what a delegate threw out of the engine's own exceptions.
     *
     * @param asBefore whether the process still waits where it did when the call was decided on. Where it does not, somebody
     *     else's act came between, and the engine stumbled over what it found half gone
     */
    private static void tell(Runnable call, BooleanSupplier asBefore) {
        try {
            call.run();
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException e) {
            throw overtaken(e);
        } catch (ProcessEnginePersistenceException e) {
            // Nothing can be asked in this transaction any more.
            throw foundOthersRows(e) ? overtaken(e) : thrownByDelegate(e);
        } catch (ProcessEngineException e) {
            RuntimeException thrown = thrownByDelegate(e);
            throw thrown == e && !asBefore.getAsBoolean() ? overtaken(e) : thrown;
        }
    }

    /**
     * Whether the engine's rows were not as it had read them: another transaction put a child under what is deleted here, or
     * each waited for the other. Foreign keys of the engine's tables lead to its tables alone.
     */
    private static boolean foundOthersRows(ProcessEnginePersistenceException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal
                    && (FOREIGN_KEY.equals(refusal.getSQLState()) || DEADLOCK.equals(refusal.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static RuntimeException overtaken(ProcessEngineException by) {
        return (RuntimeException) Problem.stale(say(ELSEWHERE)).initCause(by);
    }

    private static RuntimeException thrownByDelegate(ProcessEngineException wrapper) {
        Throwable cause = wrapper;
        while (cause instanceof ProcessEngineException || cause instanceof ELException) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException thrown ? thrown : wrapper;
    }
}
