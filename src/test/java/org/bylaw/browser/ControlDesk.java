package org.bylaw.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** How compliance tailors a control on its page. */
final class ControlDesk {

    private ControlDesk() {}

    static void apply(Visitor compliance, String code, String owner, String how) {
        compliance.open("/controls/" + code).isSettled();
        compliance.presses("Tailor").answers("Does it apply here?", "Applicable");
        check(compliance, "Risk");
        compliance.chooses("Owner", owner).takes("Implementation", "Implemented");
        compliance.types("How we do it", how);
        compliance.confirms("Save").reads("Saved.");
    }

    static void exclude(Visitor compliance, String code, String why) {
        compliance.open("/controls/" + code).isSettled();
        compliance.presses("Tailor").answers("Does it apply here?", "Not applicable");
        compliance.types("Justification", why).confirms("Save").reads("Saved.");
    }

    private static void check(Visitor compliance, String reason) {
        compliance
                .dialog()
                .getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(compliance.says(reason)))
                .check();
    }
}
