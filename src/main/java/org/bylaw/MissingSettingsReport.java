package org.bylaw;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which settings are missing in place of a stack trace. */
class MissingSettingsReport extends AbstractFailureAnalyzer<RequiredSettings.MissingSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RequiredSettings.MissingSettings cause) {
        return new FailureAnalysis(
                "These environment variables are not set: " + cause.getMessage(),
                "Set them and start again. The README says what each is for; docker/.env.example lists them.",
                cause);
    }
}
