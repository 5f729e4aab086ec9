package org.bylaw.doors;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bylaw.Bylaw;
import org.bylaw.shared.Role;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Reads all doors out of the code: the methods of services, the addresses of controllers, the pages. */
final class Doors {

    private Doors() {}

    /** An address that answers something other than a page. */
    record Address(RequestMethod verb, String path, Door door) {}

    /** A page and the roles that open it. */
    record Page(Class<?> type, String route, Set<Role> roles) {}

    static List<Door> services() {
        return scan(Component.class).stream()
                .flatMap(bean -> Arrays.stream(bean.getDeclaredMethods())
                        .map(method -> Door.of(bean, method))
                        .flatMap(Optional::stream))
                .sorted(Comparator.comparing(Door::module).thenComparing(Door::command))
                .toList();
    }

    static List<Address> addresses() {
        return services().stream()
                .flatMap(
                        door -> Optional.ofNullable(
                                        AnnotatedElementUtils.findMergedAnnotation(door.method(), RequestMapping.class))
                                .stream()
                                .flatMap(mapping -> Arrays.stream(mapping.method())
                                        .flatMap(verb -> Arrays.stream(mapping.path())
                                                .map(path -> new Address(verb, prefix(door) + path, door)))))
                .sorted(Comparator.comparing(Address::path).thenComparing(Address::verb))
                .toList();
    }

    private static String prefix(Door door) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(door.bean(), RequestMapping.class);
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    static List<Page> pages() {
        return scan(Route.class).stream()
                .map(page -> new Page(page, page.getAnnotation(Route.class).value(), roles(page)))
                .sorted(Comparator.comparing(Page::route))
                .toList();
    }

    private static Set<Role> roles(Class<?> page) {
        RolesAllowed named = page.getAnnotation(RolesAllowed.class);
        if (named != null) {
            return Arrays.stream(named.value())
                    .map(name -> Role.ofName(name).orElseThrow())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        }
        boolean all = page.isAnnotationPresent(PermitAll.class) || page.isAnnotationPresent(AnonymousAllowed.class);
        return all ? EnumSet.allOf(Role.class) : EnumSet.noneOf(Role.class);
    }

    private static List<Class<?>> scan(Class<? extends Annotation> annotation) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(annotation));
        return scanner.findCandidateComponents("org.bylaw").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), Doors.class.getClassLoader()))
                .filter(Doors::isDelivered)
                .toList();
    }

    /** Tests have components of their own. */
    private static boolean isDelivered(Class<?> type) {
        return type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .equals(Bylaw.class.getProtectionDomain().getCodeSource().getLocation());
    }
}
