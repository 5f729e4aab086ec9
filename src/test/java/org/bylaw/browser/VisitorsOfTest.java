package org.bylaw.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test visitors of its own, and keeps pictures and traces of what they saw where it fails. */
class VisitorsOfTest implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(VisitorsOfTest.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Visitors.class || type == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // A missing browser is said before anything is started.
        Chromium.executable();
        return parameter.getParameter().getType() == Platform.class
                ? Platform.running()
                : test.getStore(OURS)
                        .computeIfAbsent(
                                Visitors.class,
                                type -> new Visitors(Platform.running(), Chromium.running()),
                                Visitors.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Visitors visitors = test.getStore(OURS).remove(Visitors.class, Visitors.class);
        if (visitors == null) {
            return;
        }
        if (test.getExecutionException().isPresent()) {
            visitors.keepWhatTheySaw(test.getRequiredTestClass().getSimpleName() + "-"
                    + test.getRequiredTestMethod().getName());
        }
        visitors.leave();
    }
}
