package org.bylaw.workflow;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The marked beans by name; fetched when an expression asks, since they themselves need the engine to exist. */
class DelegateBeans extends AbstractMap<Object, Object> {

    private final ApplicationContext context;
    private final Set<String> names;

    DelegateBeans(ApplicationContext context) {
        this.context = context;
        this.names = Set.of(context.getBeanNamesForAnnotation(BpmnDelegate.class));
    }

    Set<String> names() {
        return names;
    }

    @Nullable
    Class<?> typeOf(String name) {
        return names.contains(name) ? context.getType(name) : null;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String text && names.contains(text);
    }

    @Override
    public @Nullable Object get(Object name) {
        return containsKey(name) ? context.getBean((String) name) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return names.stream()
                .map(name -> Map.<Object, Object>entry(name, context.getBean(name)))
                .collect(Collectors.toSet());
    }
}
