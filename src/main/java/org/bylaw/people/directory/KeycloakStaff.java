package org.bylaw.people.directory;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ResponseProcessingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Reads people from Keycloak's admin interface, in pages. */
@Component
@EnableConfigurationProperties({DirectorySettings.class, Masters.class})
class KeycloakStaff implements StaffSource, DisposableBean {

    static final int PAGE = 500;

    /** A large company is read in a fraction of it; each read alone has its limit, but there may be very many slow ones. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DirectorySettings settings;
    private final Duration longest;
    private volatile Keycloak keycloak;

    @Autowired
    KeycloakStaff(DirectorySettings settings) {
        this(settings, LONGEST);
    }

    /** @param longest for all that is asked for one answer */
    KeycloakStaff(DirectorySettings settings, Duration longest) {
        this.settings = settings;
        this.longest = longest;
        this.keycloak = connected(settings);
    }

    private static Keycloak connected(DirectorySettings settings) {
        return KeycloakBuilder.builder()
                .serverUrl(settings.serverUrl())
                .realm(settings.realm())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(settings.directoryClientId())
                .clientSecret(settings.directoryClientSecret())
                .resteasyClient(ClientBuilder.newBuilder()
                        .connectTimeout(5, TimeUnit.SECONDS)
                        .readTimeout(60, TimeUnit.SECONDS)
                        .build())
                .build();
    }

    @Override
    public List<StaffMember> everyone() {
        return asking(realm -> {
            Memberships memberships = KeycloakMemberships.read(realm);
            return pages((first, max) -> realm.users().list(first, max)).stream()
                    .filter(KeycloakStaff::isPerson)
                    .map(user -> member(user, memberships))
                    .toList();
        });
    }

    @Override
    public Set<UUID> disabled() {
        return asking(realm ->
                pages((first, max) -> realm.users().search(null, null, null, null, first, max, false, true)).stream()
                        .filter(KeycloakStaff::isPerson)
                        .map(user -> UUID.fromString(user.getId()))
                        .collect(Collectors.toSet()));
    }

    @Override
    public Map<UUID, Set<String>> rights() {
        return asking(realm -> KeycloakMemberships.rights(realm).entrySet().stream()
                .collect(Collectors.toMap(entry -> UUID.fromString(entry.getKey()), Map.Entry::getValue)));
    }

    @Override
    public int count() {
        return asking(realm -> realm.users().count());
    }

    @Override
    public Set<UUID> gone(Collection<UUID> ids) {
        return asking(realm -> ids.stream().filter(id -> isGone(realm, id)).collect(Collectors.toSet()));
    }

    @Override
    public void destroy() {
        keycloak.close();
    }

    private static boolean isGone(RealmResource realm, UUID id) {
        try {
            realm.users().get(id.toString()).toRepresentation();
            return false;
        } catch (NotFoundException e) {
            return true;
        }
    }

    private <T> T asking(Function<RealmResource, T> question) {
        Supplier<String> where = () -> "Keycloak at " + settings.serverUrl() + ", realm " + settings.realm() + ", ";
        try {
            return inTime(() -> question.apply(keycloak.realm(settings.realm())));
        } catch (TimeoutException e) {
            throw new Unreachable(where.get() + "does not come to an end within " + longest.toSeconds() + " s.", e);
        } catch (NotAuthorizedException e) {
            throw new Unreachable(
                    where.get() + "does not accept the client " + settings.directoryClientId() + " or its secret.", e);
        } catch (WebApplicationException e) {
            throw new Unreachable(where.get() + "answers " + e.getResponse().getStatus() + ".", e);
        } catch (ResponseProcessingException e) {
            throw new Unreachable(where.get() + "answers what no Keycloak answers (" + e.getMessage() + ").", e);
        } catch (ProcessingException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof WebApplicationException refused) {
                throw new Unreachable(
                        where.get() + "answers " + refused.getResponse().getStatus() + " to the client "
                                + settings.directoryClientId() + ".",
                        e);
            }
            throw new Unreachable(where.get() + "does not answer (" + cause.getMessage() + ").", e);
        }
    }

    /** Cuts the connection where it takes too long: then whoever waits for it gives up, and the next question gets a new one. */
    private <T> T inTime(Callable<T> question) throws TimeoutException {
        FutureTask<T> task = new FutureTask<>(question);
        Thread.ofPlatform().daemon().name("directory-reading").start(task);
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Keycloak slow = keycloak;
            keycloak = connected(settings);
            slow.close();
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessingException(e);
        }
    }

    /** All pages of a question that takes the first index and the size of a page. */
    static <T> List<T> pages(BiFunction<Integer, Integer, ? extends Collection<T>> question) {
        List<T> all = new ArrayList<>();
        Collection<T> page;
        do {
            page = question.apply(all.size(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    static boolean isPerson(UserRepresentation user) {
        return user.getServiceAccountClientId() == null && !user.getUsername().startsWith("service-account-");
    }

    private static StaffMember member(UserRepresentation user, Memberships memberships) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return new StaffMember(
                UUID.fromString(user.getId()),
                user.getUsername(),
                name.isEmpty() ? user.getUsername() : name,
                user.getEmail(),
                Boolean.TRUE.equals(user.isEnabled()),
                attribute(user, "department"),
                attribute(user, "manager"),
                attribute(user, "location"),
                attribute(user, "title"),
                attribute(user, "employment"),
                language(attribute(user, "locale")),
                memberships.roles().getOrDefault(user.getId(), Set.of()),
                memberships.groups().getOrDefault(user.getId(), Set.of()));
    }

    private static String language(@Nullable String locale) {
        String language = locale == null
                ? ""
                : Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
        return language.isEmpty() ? "en" : language;
    }

    private static @Nullable String attribute(UserRepresentation user, String name) {
        Map<String, List<String>> attributes = user.getAttributes();
        List<String> values = attributes == null ? null : attributes.get(name);
        return values == null || values.isEmpty() || values.getFirst().isBlank()
                ? null
                : values.getFirst().strip();
    }
}
