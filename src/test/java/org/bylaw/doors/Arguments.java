package org.bylaw.doors;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Makes up something to call a method with, whatever it takes: ids of things that the caller names, and small values. */
final class Arguments {

    private final BiFunction<String, Class<?>, @Nullable Object> known;

    /** @param known what to take for a parameter or record component of that name and type; null to make something up */
    Arguments(BiFunction<String, Class<?>, @Nullable Object> known) {
        this.known = known;
    }

    static Arguments madeUp() {
        return new Arguments((name, type) -> null);
    }

    @Nullable
    Object[] of(Door door) {
        return Arrays.stream(door.method().getParameters()).map(this::value).toArray();
    }

    private @Nullable Object value(Parameter parameter) {
        return value(parameter.getName(), parameter.getType(), 0);
    }

    private @Nullable Object value(String name, Class<?> type, int depth) {
        Object given = known.apply(name, type);
        if (given != null) {
            return given;
        }
        if (type == UUID.class) {
            return UUID.randomUUID();
        }
        if (type == SubjectRef.class) {
            return new SubjectRef(SubjectRef.POLICY, UUID.randomUUID());
        }
        if (type == String.class) {
            return "Something";
        }
        if (type == int.class || type == Integer.class) {
            return 1;
        }
        if (type == long.class || type == Long.class) {
            return 1L;
        }
        if (type == double.class || type == Double.class) {
            return 1.0;
        }
        if (type == boolean.class || type == Boolean.class) {
            return false;
        }
        if (type == LocalDate.class) {
            return LocalDate.now();
        }
        if (type == YearMonth.class) {
            return YearMonth.now();
        }
        if (type == Instant.class) {
            return Instant.now();
        }
        if (type == OutputStream.class) {
            return new ByteArrayOutputStream();
        }
        if (type == Model.class) {
            return new ExtendedModelMap();
        }
        if (type == MultiValueMap.class) {
            return new LinkedMultiValueMap<String, String>();
        }
        return composed(type, depth);
    }

    private @Nullable Object composed(Class<?> type, int depth) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (Collection.class.isAssignableFrom(type) || type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type.isSealed()) {
            return value("", type.getPermittedSubclasses()[0], depth + 1);
        }
        if (type.isRecord() && depth < 6) {
            return record(type, depth);
        }
        if (type.isInterface()) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> null);
        }
        return null;
    }

    /** Null where the record takes nothing so simple. */
    private @Nullable Object record(Class<?> type, int depth) {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(parts)
                .map(part -> value(part.getName(), part.getType(), depth + 1))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No record could be made: " + type, e);
        }
    }
}
