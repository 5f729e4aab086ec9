package org.bylaw.workflow;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Stands in for the delegates of the features: records what the models call, and answers what the test wants. */
class RecordedDelegates {

    private final Clock clock;
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, Supplier<Object>> answers = new ConcurrentHashMap<>();

    RecordedDelegates(Clock clock) {
        this.clock = clock;
        reset();
    }

    <T> T record(String bean, Class<T> contract) {
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                (proxy, method, arguments) -> answer(bean, method, arguments == null ? new Object[0] : arguments)));
    }

    private Object answer(String bean, Method method, Object[] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return method.getName().equals("toString")
                    ? bean
                    : method.getName().equals("hashCode") ? bean.hashCode() : false;
        }
        String name = bean + "." + method.getName();
        if (method.getReturnType() == void.class || method.getReturnType() == String.class) {
            calls.add(name
                    + Arrays.stream(arguments)
                            .map(RecordedDelegates::inOrder)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ", "(", ")")));
        }
        Supplier<Object> answer = answers.get(name);
        if (answer != null) {
            return answer.get();
        }
        return switch (method.getName()) {
            case "open" -> "round-of-" + arguments[arguments.length - 1];
            case "close" -> arguments.length == 2 ? arguments[1] : null;
            default -> null;
        };
    }

    private static Object inOrder(Object argument) {
        return switch (argument) {
            case List<?> list -> list.stream().map(RecordedDelegates::inOrder).toList();
            case Map<?, ?> map -> new TreeMap<>(map);
            default -> argument;
        };
    }

    /** Answers in place of what a delegate would do; {@code call} is {@code policyDelegate.changeKind}, say. */
    void when(String call, Supplier<Object> answer) {
        answers.put(call, answer);
    }

    /** What was called so far, less mere questions; and forgets it. */
    List<String> takeCalls() {
        List<String> taken = new ArrayList<>(calls);
        calls.clear();
        return taken.stream()
                .filter(call -> !call.contains("changeKind") && !call.contains("mornings"))
                .toList();
    }

    final void reset() {
        calls.clear();
        answers.clear();
        answers.putAll(new HashMap<>(Map.of(
                "policyDelegate.hasOpenComments", () -> false,
                "policyDelegate.isEffectiveLater", () -> false,
                "policyDelegate.changeKind", () -> "MAJOR",
                "approvalDelegate.hasFurtherStage", () -> false,
                "approvalDelegate.canBeDecided", () -> true,
                "approvalDelegate.factsOf",
                        () -> Map.of(
                                "documentType", "GUIDELINE",
                                "classification", "INTERNAL",
                                "department", "it",
                                "changeKind", "MINOR"))));
        in("policyDelegate.consultationEndsAt", Duration.ofDays(14));
        in("policyDelegate.effectiveAt", Duration.ofDays(30));
        in("approvalDelegate.remindAt", Duration.ofDays(5));
        in("approvalDelegate.escalateAt", Duration.ofDays(8));
        when("attestationDelegate.mornings", () -> "R/" + clock.instant().plus(Duration.ofDays(1)) + "/P1D");
        when("attestationDelegate.follows", () -> false);
        in("attestationDelegate.closesAt", Duration.ofDays(28));
        in("followUpDelegate.lateAt", Duration.ofDays(5));
        in("reviewDelegate.opensAt", Duration.ofDays(335));
        in("reviewDelegate.dueAt", Duration.ofDays(30));
        when("waiverDelegate.isInForce", () -> false);
        when("waiverDelegate.hasExpired", () -> false);
        in("waiverDelegate.lateAt", Duration.ofDays(8));
        in("waiverDelegate.remindAt", Duration.ofDays(60));
        in("waiverDelegate.endsAt", Duration.ofDays(90));
        in("findingDelegate.nextNewsAt", Duration.ofDays(23));
        when("findingDelegate.isLate", () -> false);
        when(
                "controlReviewDelegate.factsOf",
                () -> Map.of("risk", "MEDIUM", "controlTypes", List.of("PREVENTIVE"), "lastResult", "EFFECTIVE"));
        in("controlReviewDelegate.opensAt", Duration.ofDays(335));
        in("controlReviewDelegate.remindAt", Duration.ofDays(23));
        in("controlReviewDelegate.lateAt", Duration.ofDays(31));
        in("controlReviewDelegate.escalateAt", Duration.ofDays(45));
    }

    /** Answers with a date that far from the moment of asking. */
    void in(String call, Duration fromNow) {
        when(call, () -> Date.from(clock.instant().plus(fromNow)));
    }
}
