package org.bylaw.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Costly;
import org.junit.jupiter.api.Test;

/** Whatever a person can make the platform do at great cost is counted. */
class CostlyTest {

    @Test
    void whatWritesAFileOrHandsOutBytesIsCounted() {
        List<JavaMethod> methods = commands()
                .filter(method ->
                        method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(OutputStream.class))
                                || method.getRawReturnType().isEquivalentTo(byte[].class))
                .toList();
        assertThat(methods).hasSizeGreaterThan(6);
        assertThat(methods)
                .as("exports and downloads carry @Costly")
                .allMatch(method -> method.isAnnotatedWith(Costly.class));
    }

    @Test
    void whatReadsAFileIsCounted() {
        assertThat(commands()
                        .filter(method ->
                                method.getOwner().getSimpleName().matches(".*Imports|ImportRuns|ControlTexts"))
                        .filter(method -> method.getName().matches("preview|confirm|start")))
                .hasSizeGreaterThan(10)
                .allMatch(method -> method.isAnnotatedWith(Costly.class));
    }

    @Test
    void everyKindHasItsCommandsAndEachAsksForAPermission() {
        List<JavaMethod> costly =
                methods().filter(method -> method.isAnnotatedWith(Costly.class)).toList();
        Set<Costly.Kind> kinds = costly.stream()
                .map(method -> method.getAnnotationOfType(Costly.class).value())
                .collect(Collectors.toSet());
        assertThat(kinds).isEqualTo(EnumSet.allOf(Costly.Kind.class));
        assertThat(costly).allMatch(CostlyTest::isCommand);
    }

    private static Stream<JavaMethod> commands() {
        return methods().filter(CostlyTest::isCommand);
    }

    private static boolean isCommand(JavaMethod method) {
        return method.isAnnotatedWith(Allowed.class)
                || method.isAnnotatedWith(AllowedToAll.class)
                || method.isAnnotatedWith(AllowedToSeeControls.class);
    }

    private static Stream<JavaMethod> methods() {
        return Code.MAIN.stream().flatMap(type -> type.getMethods().stream());
    }
}
