package org.bylaw.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;

/**
 * Which of our methods lead to some call: themselves or by way of others of ours, by references and lambdas, by interfaces to
 * whoever implements them, and by events to whoever listens to what is made on the way.
 */
final class CallGraph {

    private static final Map<JavaClass, Set<JavaCodeUnit>> LISTENERS = Code.MAIN.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(EventListener.class))
            .filter(method -> method.getRawParameterTypes().size() == 1)
            .collect(Collectors.groupingBy(
                    method -> method.getRawParameterTypes().getFirst(), Collectors.toSet()));

    private static final Map<JavaCodeUnit, Set<JavaCodeUnit>> CALLERS = callers();

    private CallGraph() {}

    /** All that lead to a call of one of these methods of a type. */
    static Set<JavaCodeUnit> leadingTo(Class<?> owner, String... names) {
        List<String> wanted = Arrays.asList(names);
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        units().filter(unit -> targets(unit)
                        .anyMatch(target -> wanted.contains(target.getName())
                                && target.getOwner().isAssignableTo(owner)))
                .forEach(open::add);
        Set<JavaCodeUnit> leading = new HashSet<>();
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (leading.add(unit)) {
                open.addAll(CALLERS.getOrDefault(unit, Set.of()));
            }
        }
        return leading;
    }

    /** Who calls it, at first hand. */
    static Set<JavaCodeUnit> callersOf(JavaCodeUnit unit) {
        return CALLERS.getOrDefault(unit, Set.of());
    }

    private static Map<JavaCodeUnit, Set<JavaCodeUnit>> callers() {
        Map<JavaCodeUnit, Set<JavaCodeUnit>> callers = new HashMap<>();
        units().forEach(unit -> targets(unit)
                .filter(target -> target.getOwner().getName().startsWith("org.bylaw."))
                .flatMap(CallGraph::reached)
                .forEach(reached ->
                        callers.computeIfAbsent(reached, key -> new HashSet<>()).add(unit)));
        return callers;
    }

    private static Stream<JavaCodeUnit> units() {
        return Code.MAIN.stream().flatMap(type -> type.getCodeUnits().stream());
    }

    private static Stream<CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getMethodCallsFromSelf().stream(),
                        unit.getConstructorCallsFromSelf().stream(),
                        unit.getMethodReferencesFromSelf().stream(),
                        unit.getConstructorReferencesFromSelf().stream())
                .flatMap(calls -> calls)
                .map(call -> call.getTarget());
    }

    private static Stream<JavaCodeUnit> reached(CodeUnitAccessTarget target) {
        return target.resolveMember().stream()
                .flatMap(member -> member instanceof JavaMethod method
                        ? Stream.concat(Stream.of(method), implementations(method))
                        : Stream.concat(
                                Stream.of((JavaConstructor) member),
                                LISTENERS.getOrDefault(member.getOwner(), Set.of()).stream()));
    }

    private static Stream<JavaMethod> implementations(JavaMethod method) {
        String[] parameters =
                method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        return method.getOwner().getAllSubclasses().stream()
                .map(type -> type.tryGetMethod(method.getName(), parameters))
                .flatMap(Optional::stream);
    }
}
