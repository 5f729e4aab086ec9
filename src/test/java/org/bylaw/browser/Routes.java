package org.bylaw.browser;

import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every page that the application has, with an address at which it shows something of the demo organisation. */
final class Routes {

    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)\\??(?:\\([^)]*\\)(?:\\{\\d+}\\))?)?");

    /** What stands for a parameter: by the page's first word and the parameter's name. */
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("policies/policyId", "SELECT policy_id FROM policy_version WHERE state = 'PUBLISHED'"),
            Map.entry("read/policyId", "SELECT policy_id FROM policy_version WHERE state = 'PUBLISHED'"),
            Map.entry("drafts/versionId", "SELECT id FROM policy_version WHERE state = 'DRAFT'"),
            Map.entry("consultations/versionId", "SELECT id FROM policy_version WHERE state = 'CONSULTATION'"),
            Map.entry("compare/before", "SELECT based_on FROM policy_version WHERE based_on IS NOT NULL"),
            Map.entry("compare/after", "SELECT id FROM policy_version WHERE based_on IS NOT NULL"),
            Map.entry("approvals/roundId", "SELECT id FROM approval_round WHERE state = 'OPEN'"),
            Map.entry("campaigns/campaignId", "SELECT id FROM campaign WHERE state = 'OPEN'"),
            Map.entry("follow-ups/followUpId", "SELECT id FROM attestation_followup"),
            Map.entry("reviews/reviewId", "SELECT id FROM review WHERE state IN ('OPEN', 'OVERDUE')"),
            Map.entry("waivers/waiverId", "SELECT id FROM waiver"),
            Map.entry("findings/findingId", "SELECT id FROM finding"),
            Map.entry("control-reviews/reviewId", "SELECT id FROM control_review"),
            Map.entry("controls/code", "SELECT code FROM control WHERE code = '8.24'"),
            Map.entry("signatures/signatureId", "SELECT id FROM signature"),
            Map.entry("frameworks/key", "SELECT key FROM framework"),
            Map.entry("evidence/evidenceId", "SELECT id FROM evidence"),
            Map.entry("applicability/versionId", "SELECT id FROM soa_version"),
            Map.entry("operations/key", "SELECT 'policy-lifecycle'"),
            Map.entry("risks/riskId", "SELECT id FROM risk WHERE state = 'OPEN'"),
            Map.entry("trail/kind", "SELECT 'policy'"),
            Map.entry("trail/id", "SELECT policy_id FROM policy_version WHERE state = 'PUBLISHED'"),
            Map.entry("people/personId", "SELECT id FROM person WHERE active"));

    private Routes() {}

    /**
     * One page.
     *
     * @param template as the view declares it
     * @param path a whole address without the server
     * @param roles who may open it; empty for all
     */
    record Route(String template, String path, Set<String> roles) {
        boolean opensFor(Set<String> rolesOfPerson) {
            return roles.isEmpty() || roles.stream().anyMatch(rolesOfPerson::contains);
        }

        @Override
        public String toString() {
            return "/" + template.replaceAll("\\([^/]*\\)", "");
        }
    }

    static List<Route> all(Platform platform) {
        return ApplicationRouteRegistry.getInstance(new VaadinServletContext(platform.bean(ServletContext.class)))
                .getRegisteredRoutes()
                .stream()
                .map(data -> route(platform, data))
                .toList();
    }

    private static Route route(Platform platform, RouteData data) {
        Set<String> roles = Optional.ofNullable(data.getNavigationTarget().getAnnotation(RolesAllowed.class))
                .map(allowed -> Set.of(allowed.value()))
                .orElse(Set.of());
        String template = data.getTemplate();
        return new Route(template, "/" + filled(platform, template), roles);
    }

    private static String filled(Platform platform, String template) {
        Matcher parameters = PARAMETER.matcher(template);
        return parameters.replaceAll(found -> example(platform, template.split("/")[0] + "/" + found.group(1)));
    }

    private static String example(Platform platform, String parameter) {
        String sql = Optional.ofNullable(EXAMPLES.get(parameter))
                .orElseThrow(() -> new AssertionError("Say in Routes which thing to show at " + parameter));
        return platform.jdbc()
                .sql(sql + " ORDER BY 1 LIMIT 1")
                .query(String.class)
                .optional()
                .orElseThrow(() -> new AssertionError("The demo organisation has nothing to show at " + parameter));
    }
}
